"""What can go wrong while documents are read.

SourceError                   anything below
├── LocationError             a location cannot be read: name another one
└── DocumentError             one document cannot be read; the others can
    ├── FormatError           a kind of file that is not read: save it as another kind
    ├── DamagedFileError      not what its name says, or broken: get a fresh copy
    ├── ProtectedFileError    encrypted: save a copy without a password
    ├── NoTextError           nothing to read in it: empty, or only pictures of text
    ├── MetadataError         its header, front matter or sidecar is wrong: correct it
    ├── TimeLimitError        it takes too long to read: split it, or allow more
    ├── MemoryLimitError      it takes too much memory to read: split it, or allow more
    └── ReaderDiedError       reading it ended the process that read it: save it anew
"""


class SourceError(Exception):
    """Anything that reading documents can fail with."""


class LocationError(SourceError):
    """A location as a whole cannot be read."""


class DocumentError(SourceError):
    """One document cannot be read; whoever reads many goes on with the next."""


class FormatError(DocumentError):
    """The file is a document of a kind that is not read."""


class DamagedFileError(DocumentError):
    """The file's bytes are not what its name says."""


class ProtectedFileError(DocumentError):
    """The file is encrypted."""


class NoTextError(DocumentError):
    """The file holds no text."""


class MetadataError(DocumentError):
    """The metadata that somebody wrote for the document cannot be used as it stands."""


class TimeLimitError(DocumentError):
    """Reading the file takes longer than is allowed."""


class MemoryLimitError(DocumentError):
    """Reading the file takes more memory than is allowed."""


class ReaderDiedError(DocumentError):
    """The process that read the file ended before it was done."""
