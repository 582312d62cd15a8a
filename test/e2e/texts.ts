// Texts of our own for the end-to-end runs.

/** Two printed pages, three headings, a note; sentences that occur once. */
export const FERRY = `The Ferry and the Bridge

By E. Marlow

A ferry keeps two banks apart as surely as it joins them. Its timetable is a treaty: it says when the one
side will wait for the other, and for how long. What the towns had agreed about was patience.

What the larger town wanted

It wanted to be seen to have a ferry. The minutes of the first winter return again and again to the colour
of the hull, the flag at the stern, the band on the quay, and hardly at all to cargo. A union, in this
reading, was an audience.

What the smaller town learned

It learned quickly that the right to stop a boat is worth more than the right to steer it. Every concession
that followed was bought with a threat to stay ashore. Naïve visitors – שלום among them – praised the view 🛶.
`

export const FERRY_FILE = 'ferry.txt'
