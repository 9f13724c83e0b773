import { isDone } from '../deliver/deliver.ts';
import { handOver } from '../mailbox/hand-over.ts';
import type { PassContext } from '../mailbox/pass.ts';
import type { PollerLetter } from '../../contract/generated/types.ts';
import type { FailedMail } from './letters.ts';
import { fetchSource } from './source.ts';

const LOST = 'The mail is not in the mailbox any more, and no copy of it is kept here.';

const nothingKept = ( letter: PollerLetter, reason: string ): FailedMail => ( {
	folder: letter.folder,
	uidvalidity: letter.uidvalidity,
	uid: letter.uid,
	key: letter.key,
	from: { address: '', name: '' },
	subject: '',
	size: 0,
	received_at: letter.received_at,
	reason,
	permanent: true,
	raw_sha256: '',
} );

/**
 * Tries mails again that somebody asked for and that are not in their folder any more, from the copies that WordPress keeps:
 * taken away, renumbered, or never in a folder because they were piped in.
 *
 * @returns How many have arrived.
 * @throws {WordPressError} When WordPress cannot be reached.
 */
export async function retryKept( context: PassContext, asked: readonly PollerLetter[] ): Promise< number > {
	const { delivery, letters, prepare, log } = context;
	let arrived = 0;
	for ( const letter of asked ) {
		delivery.signal.throwIfAborted();
		if ( letter.raw_sha256 === '' ) {
			await letters.report( [ nothingKept( letter, LOST ) ], [], delivery.signal );
			continue;
		}
		let failed: FailedMail | null;
		try {
			const source = await fetchSource( delivery.client, letter.raw_sha256, prepare.directory, delivery.signal );
			const raw = { ...source, folder: letter.folder, uid: letter.uid, receivedAt: new Date( letter.received_at ) };
			const [ handed ] = await handOver( context, letter.uidvalidity, [ raw ] );
			failed = handed && isDone( handed.result ) ? null : ( handed?.failed ?? nothingKept( letter, LOST ) );
		} catch ( error ) {
			delivery.signal.throwIfAborted();
			failed = nothingKept( letter, error instanceof Error ? error.message : String( error ) );
		}
		await letters.report(
			failed ? [ { ...failed, key: letter.key || failed.key } ] : [],
			failed ? [] : [ letter.id ],
			delivery.signal
		);
		arrived += failed ? 0 : 1;
		log.info( failed ? `A mail still cannot be taken in: ${ failed.reason }` : 'A mail that had failed has arrived.', {
			uid: letter.uid,
		} );
	}
	return arrived;
}
