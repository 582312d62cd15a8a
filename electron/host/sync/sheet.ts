// The recovery sheet: what a person needs, on paper, to reach the library when every laptop is gone. English, like the command line;
// the window prints its own from the same facts.

export function recoverySheet(place: string, passphrase: string): string {
  return `Commonplace: recovery sheet

Where the library is kept:
  ${place}
Its passphrase:
  ${passphrase}

Whoever has both can read the library. Without the passphrase nobody can, and nobody can give you another: print this
sheet and keep it apart from your laptops.

On another laptop: write the passphrase into a file as its first line, let only yourself read it (chmod 600), and say
  commonplace sync folder DIR --passphrase-file FILE
or “commonplace sync couchdb URL --passphrase-file FILE”. A new, empty library joins what it finds there.
`
}
