; The installer of Rapport: for one user, without administrator rights. An upgrade
; goes over the old version; company files are never touched.
;
; makensis -DVERSION=0.1.0 -DSTAGE=folder -DOUTFILE=Rapport-0.1.0-Setup.exe rapport.nsi

Target amd64-unicode
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
Name "Rapport"
BrandingText "Rapport ${VERSION}"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\Rapport"
InstallDirRegKey HKCU "Software\Rapport" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Rapport"
VIAddVersionKey "FileDescription" "Setup of Rapport"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "CompanyName" "Rapport"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!define MUI_ICON "${STAGE}\rapport.ico"
!define MUI_UNICON "${STAGE}\rapport.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${STAGE}\side.bmp"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH "AspectFitHeight"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Rapport.exe"
; The box that the last page has for a text to read makes the desktop entry.
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(Desktop)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION DesktopEntry
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Stays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString Desktop ${LANG_ENGLISH} "Put an icon on the desktop"
LangString Desktop ${LANG_SIMPCHINESE} "在桌面上放置图标"
LangString Open ${LANG_ENGLISH} "Rapport is open. Close it, then try again."
LangString Open ${LANG_SIMPCHINESE} "Rapport 正在运行。请先关闭它，然后重试。"
LangString Stays ${LANG_ENGLISH} "Rapport will be taken off this computer. Your company files, their backups and your settings stay."
LangString Stays ${LANG_SIMPCHINESE} "即将从此电脑卸载 Rapport。您的公司文件、备份和设置都会保留。"
LangString Company ${LANG_ENGLISH} "Company file of Rapport"
LangString Company ${LANG_SIMPCHINESE} "Rapport 公司文件"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rapport"

; A program that runs cannot be written over: that is how it is found.
!macro RefuseWhileRuns program
  again${program}:
  ClearErrors
  IfFileExists "$INSTDIR\${program}.exe" 0 closed${program}
  FileOpen $0 "$INSTDIR\${program}.exe" a
  IfErrors 0 free${program}
  IfSilent 0 +3
  SetErrorLevel 1
  Abort
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Open)" IDRETRY again${program}
  Abort
  free${program}:
  FileClose $0
  closed${program}:
!macroend
!macro RefuseWhileOpen un
Function ${un}RefuseWhileOpen
  !insertmacro RefuseWhileRuns "Rapport"
  !insertmacro RefuseWhileRuns "rapport-cli"
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function DesktopEntry
  CreateShortcut "$DESKTOP\Rapport.lnk" "$INSTDIR\Rapport.exe"
FunctionEnd

; The language is that of Windows.
Section
  Call RefuseWhileOpen
  SetOutPath "$INSTDIR"
  File "${STAGE}\Rapport.exe"
  File "${STAGE}\rapport-cli.exe"
  File "${STAGE}\rapport.ico"
  File "${STAGE}\LICENSE.txt"
  File "${STAGE}\LICENCES.txt"
  File "${STAGE}\README.txt"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Rapport.lnk" "$INSTDIR\Rapport.exe"

  WriteRegStr HKCU "Software\Rapport" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Classes\.rapport" "" "Rapport.Company"
  WriteRegStr HKCU "Software\Classes\Rapport.Company" "" "$(Company)"
  WriteRegStr HKCU "Software\Classes\Rapport.Company\DefaultIcon" "" "$INSTDIR\rapport.ico"
  WriteRegStr HKCU "Software\Classes\Rapport.Company\shell\open\command" "" '"$INSTDIR\Rapport.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Rapport"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\rapport.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Rapport"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  Delete "$INSTDIR\Rapport.exe"
  Delete "$INSTDIR\rapport-cli.exe"
  Delete "$INSTDIR\rapport.ico"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\LICENCES.txt"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Rapport.lnk"
  Delete "$DESKTOP\Rapport.lnk"
  DeleteRegKey HKCU "Software\Classes\.rapport"
  DeleteRegKey HKCU "Software\Classes\Rapport.Company"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Rapport"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, i 0, i 0)'
SectionEnd
