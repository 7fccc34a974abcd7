package app

// ContactChange is one change for many contacts: one of its fields is set.
type ContactChange struct {
	Owner     *ID // to be theirs; of 0, nobody's
	Source    *ID // where they first came from
	AddTag    string
	RemoveTag string
}
