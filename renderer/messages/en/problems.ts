// What the system answers, in words. The host's own clauses are English already.
import type { KnownProblems } from '../problem.ts'

export const problems: KnownProblems = {
  system: {
    ENOENT: 'there is no such file or folder',
    ENOTDIR: 'a part of its path is a file, not a folder',
    EISDIR: 'it is a folder, not a file',
    EEXIST: 'something of that name is there already',
    ENOTEMPTY: 'the folder is not empty',
    EACCES: 'you have no right to',
    EPERM: 'the system does not allow it',
    EROFS: 'it can be read only',
    ENOSPC: 'there is no room left',
    EDQUOT: 'your share of the room is used up',
    EIO: 'the disk does not answer as it should',
    EBUSY: 'another program holds it',
    ENAMETOOLONG: 'its name is too long',
    EMFILE: 'too many files are open',
    ENODEV: 'the stick or disk is gone',
    ENOTFOUND: 'there is no address of that name, or no network',
    EAI_AGAIN: 'names cannot be looked up at the moment; is there a network?',
    ECONNREFUSED: 'nothing answers there',
    ECONNRESET: 'it broke off',
    ETIMEDOUT: 'it does not answer',
    EHOSTUNREACH: 'there is no way to it from this network',
    ENETUNREACH: 'there is no network',
    EPIPE: 'it broke off',
    EADDRINUSE: 'another program listens there',
    EADDRNOTAVAIL: 'this machine does not have that address',
  },
  fixed: { 'self-signed certificate': 'nobody vouches for its certificate' },
  naming: [],
}
