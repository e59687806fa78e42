package export

var Hidden = hidden
