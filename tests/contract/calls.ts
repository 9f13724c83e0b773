/** A valid request for every operation of the contract, made anew for each caller where it can be used up. */
import { as, site, type Role } from '../integration/site.ts';
import { sealedForm } from '../integration/visitors.ts';
import { attach, deliver, mail, mailbox, sha256, unique } from '../integration/support/mails.ts';
import { insightCalls } from './insight-calls.ts';
import { listCalls } from './list-calls.ts';
import { formCalls } from './form-calls.ts';
import { sortingCalls } from './sorting-calls.ts';
import { threadCalls } from './thread-calls.ts';

/** What is sent; `path` is below mesa/v1, query included. */
export interface Call {
	path: string;
	/** Sent as JSON. */
	body?: object;
	/** Sent as it is. */
	bytes?: string;
	/** Sent as a multipart body, in every lane over HTTP: files come to PHP in no other way. */
	parts?: FormData;
}

/** What the requests are about. */
export interface Ground {
	mailboxId: number;
	ticketId: number;
	messageId: number;
	attachmentId: number;
	/** The hash of the message's original mail. */
	rawSha256: string;
	customerId: number;
	/** What an attachment's or the queue's signature is made of. */
	signed: ( operation: string, values: Record< string, number > ) => Promise< string >;
	form: string;
	/** Replies that can be taken back or sent again, once each. */
	reply: ( state: 'queued' | 'failed' ) => Promise< number >;
	spareMailbox: () => Promise< number >;
	/** A mailbox whose account is connected by OAuth 2, as if somebody had just come back. */
	signedIn: ( status: 'ok' | 'unconfirmed' ) => Promise< number >;
	/** A mail that could not be taken in, with its source. */
	letter: () => Promise< number >;
	/** A task that was given up. */
	deadJob: () => Promise< number >;
	/** A blocked address. */
	tag: () => Promise< number >;
	blocked: () => Promise< number >;
	/** Shared words that this role has saved. */
	savedReply: ( by: Role ) => Promise< number >;
	/** A public article. */
	article: () => Promise< number >;
	/** A check that is under way. */
	check: () => Promise< number >;
}

/** Makes the ground. */
export async function prepare(): Promise< Ground > {
	const admin = as( 'administrator' );
	const box = await mailbox( 'Contract' );
	const made = attach( mail(), 'a.pdf', '%PDF' );
	const [ result ] = await deliver( box.id, made );
	const ticketId = result!.ticket_id!;
	const opened = await admin.call( 'getTicket', { path: { id: ticketId } } );
	return {
		mailboxId: box.id,
		ticketId,
		messageId: result!.message_id!,
		attachmentId: opened.messages[ 0 ]!.attachments[ 0 ]!.id,
		rawSha256: made.mail.raw_sha256,
		customerId: opened.customer.id,
		form: await sealedForm( 60, box.id ),
		signed: ( operation, values ) =>
			site().runPhp< string >( 'return Mesa\\Rest\\Signature::of( $args["operation"], $args["values"] );', { operation, values } ),
		reply: async ( state ) => {
			const { id } = await admin.call( 'addReply', { path: { id: ticketId }, body: { html: 'x', client_key: unique() } } );
			// In an hour: no runner may take it while the test looks.
			await site().runPhp(
				`$db = new Mesa\\Data\\Db();
				$db->update( 'messages', array( 'state' => $args['state'] ), array( 'id' => $args['id'] ) );
				$db->update( 'jobs', array( 'run_at' => gmdate( 'Y-m-d H:i:s', time() + 3600 ) ), array( 'subject_id' => $args['id'], 'type' => 'send_reply' ) );`,
				{ id, state }
			);
			return id;
		},
		spareMailbox: async () => ( await mailbox( 'Spare' ) ).id,
		signedIn: async ( status ) => {
			const address = `signed-in-${ unique() }@shop.example`;
			// Microsoft has no address to give a permission back to, so nobody outside is asked.
			const incoming = { host: 'outlook.office365.com', port: 993, security: 'tls', username: address, auth: 'microsoft' } as const;
			const { id } = await admin.call( 'createMailbox', { body: { name: 'Signed in', address, incoming } } );
			await admin.call( 'saveSignInClient', { body: { provider: 'microsoft', client_id: 'contract', client_secret: 'secret' } } );
			await site().runPhp(
				`( new Mesa\\Boot\\Services() )->grant_store()->connect( $args['id'], 'microsoft', 'ana@shop.example', $args['status'],
					array( 'refresh' => 'r', 'access' => 'a', 'expires_at' => time() + 3600, 'renew_at' => time() + 3000 ) );`,
				{ id, status }
			);
			return id;
		},
		letter: async () => {
			const uid = Math.floor( Math.random() * 1e9 ) + 1;
			const letters = await as( 'mesa_poller' ).call( 'reportLetters', {
				path: { id: box.id },
				body: { owner: 'contract', failed: [ failedMail( uid, made.mail.raw_sha256 ) ], delivered: [] },
			} );
			return letters.find( ( each ) => each.uid === uid )!.id;
		},
		deadJob: () =>
			site().runPhp< number >(
				`$db = new Mesa\\Data\\Db();
				$id = ( new Mesa\\Data\\Site\\JobStore( $db ) )->add( 'contract_test', 1, array(), time() + 3600 );
				$db->update( 'jobs', array( 'status' => 'dead', 'last_error' => 'No.', 'finished_at' => gmdate( 'Y-m-d H:i:s' ) ), array( 'id' => $id ) );
				return $id;`
			),
		tag: () =>
			site().runPhp< number >(
				`$names = Mesa\\Domain\\Tag::names( array( $args['name'] ), 'name' ); return array_key_first( ( new Mesa\\Boot\\Services() )->tag_store()->ensure( $names ) );`,
				{
					name: `tag ${ unique() }`.slice( 0, 40 ),
				}
			),
		savedReply: async ( by ) =>
			( await as( by ).call( 'createSavedReply', { body: { title: `S ${ unique() }`, html: '<p>Hello</p>', shared: true } } ) ).id,
		article: () =>
			site().runPhp< number >(
				`return wp_insert_post( array( 'post_type' => 'mesa_article', 'post_status' => 'publish', 'post_title' => 'Contract', 'post_content' => '<p>Hello</p>' ) );`
			),
		blocked: async () => ( await admin.call( 'blockSender', { body: { pattern: `b-${ unique() }@client.example` } } ) ).id,
		check: async () => ( await admin.call( 'startMailboxCheck', { path: { id: ( await mailbox( 'Checked' ) ).id } } ) ).id,
	};
}

const failedMail = ( uid: number, raw_sha256: string ) => ( {
	folder: 'INBOX',
	uidvalidity: '1',
	uid,
	key: '',
	from: { address: 'ana@client.example', name: 'Ana' },
	subject: 'Broken',
	size: 10,
	received_at: new Date().toISOString(),
	reason: 'Made to fail.',
	permanent: true,
	raw_sha256,
} );

/** The reading of the ground's message, as it is. */
async function reading( ground: Ground, allowed: boolean ): Promise< object > {
	const dummy = {
		stamp: '0'.repeat( 64 ),
		subject: '',
		from_name: '',
		text: '',
		html: '',
		visible_text: '',
		visible_html: '',
		automatic: null,
		may_auto_respond: true,
		parse_error: null,
		attachments: [],
	};
	if ( ! allowed ) {
		return dummy;
	}
	const { items } = await as( 'mesa_poller' ).call( 'listRawMessages', { query: { after: ground.messageId - 1, per_page: 1 } } );
	return Object.fromEntries( [ ...Object.keys( dummy ) ].map( ( name ) => [ name, items[ 0 ]![ name as 'stamp' ] ] ) );
}

const expires = () => Math.floor( Date.now() / 1000 ) + 600;

/**
 * The requests by operation.
 *
 * @param ground  What they are about.
 * @param role    Who asks.
 * @param allowed Whether the caller may: only then something is used up.
 */
export function calls( ground: Ground, role: Role, allowed: boolean ): Record< string, () => Promise< Call > > {
	const ticket = `/tickets/${ ground.ticketId }`;
	const simple = ( path: string, body?: object ) => async (): Promise< Call > => ( body ? { path, body } : { path } );
	const usedUp = ( state: 'queued' | 'failed', verb: string ) => async (): Promise< Call > => ( {
		path: `/messages/${ allowed ? await ground.reply( state ) : ground.messageId }/${ verb }`,
	} );
	const owner = `contract-${ role }`;
	const lease = `/poller/mailboxes/${ ground.mailboxId }`;
	const blob = `a blob ${ unique() }`;
	const request = mail().mail;
	return {
		...threadCalls( ground, allowed ),
		...insightCalls( ground, role, allowed ),
		...listCalls( ground, role, allowed ),
		...sortingCalls( allowed ),
		listTickets: simple( '/tickets?folder=all&per_page=5' ),
		createTicket: simple( '/tickets', {
			mailbox_id: ground.mailboxId,
			channel: 'phone',
			customer_email: `c-${ unique() }@client.example`,
			subject: 'A call',
			html: '<p>Hello</p>',
			client_key: unique(),
		} ),
		bulkUpdateTickets: simple( '/tickets/bulk', { ids: [ ground.ticketId ], priority: 'high' } ),
		getTicket: simple( ticket ),
		updateTicket: simple( ticket, { unread: false } ),
		listTags: simple( '/tags' ),
		getTag: async () => ( { path: `/tags/${ allowed ? await ground.tag() : 1 }` } ),
		renameTag: async () => ( {
			path: `/tags/${ allowed ? await ground.tag() : 1 }`,
			body: { name: `renamed ${ unique() }`.slice( 0, 40 ) },
		} ),
		mergeTag: async () => ( {
			path: `/tags/${ allowed ? await ground.tag() : 1 }/merge`,
			body: { into: allowed ? await ground.tag() : 2 },
		} ),
		deleteTag: async () => ( { path: `/tags/${ allowed ? await ground.tag() : 1 }` } ),
		listSavedReplies: simple( '/saved-replies' ),
		createSavedReply: simple( '/saved-replies', { title: `T ${ unique() }`, html: '<p>Hello</p>' } ),
		importSavedReplies: simple( '/saved-replies/import', { items: [ { title: `I ${ unique() }`, html: '<p>Hello</p>' } ] } ),
		updateSavedReply: async () => ( {
			path: `/saved-replies/${ allowed ? await ground.savedReply( role ) : 1 }`,
			body: { folder: 'Contract' },
		} ),
		deleteSavedReply: async () => ( { path: `/saved-replies/${ allowed ? await ground.savedReply( role ) : 1 }` } ),
		noteSavedReplyUse: async () => ( { path: `/saved-replies/${ allowed ? await ground.savedReply( 'administrator' ) : 1 }/use` } ),
		listTicketVariables: simple( `${ ticket }/variables` ),
		getArticleText: async () => ( { path: `/articles/${ allowed ? await ground.article() : 1 }` } ),
		getSignature: simple( '/me/signature' ),
		// None: what other files send from the same site would end with it.
		updateSignature: simple( '/me/signature', { html: '' } ),
		getMailLook: simple( '/mail-look' ),
		updateMailLook: simple( '/mail-look', { width: 600 } ),
		previewMailLook: simple( '/mail-look/preview', { footer: 'Shop' } ),
		testMailLook: simple( '/mail-look/test', { footer: 'Shop' } ),
		listMessages: simple( `${ ticket }/messages` ),
		addReply: simple( `${ ticket }/replies`, { html: '<p>Hello</p>', client_key: unique() } ),
		addNote: simple( `${ ticket }/notes`, { html: '<p>Hello</p>', client_key: unique() } ),
		getTicketOrders: simple( `${ ticket }/orders` ),
		getMessage: simple( `/messages/${ ground.messageId }` ),
		cancelMessage: usedUp( 'queued', 'cancel' ),
		retryMessage: usedUp( 'failed', 'retry' ),
		scheduleMessage: async () => ( {
			...( await usedUp( 'queued', 'schedule' )() ),
			body: { send_at: new Date( Date.now() + 3_600_000 ).toISOString() },
		} ),
		listDrafts: simple( `${ ticket }/drafts` ),
		saveDraft: simple( `${ ticket }/drafts`, {
			key: sha256( unique() ).slice( 0, 32 ),
			kind: 'note',
			client_key: unique(),
			revision: 0,
			based_on: 0,
			text: 'Hello',
			data: { html: '<p>Hello</p>' },
		} ),
		discardDraft: simple( `${ ticket }/drafts?key=${ '0'.repeat( 32 ) }` ),
		notePresence: simple( '/presence', { ticket_id: ground.ticketId, doing: 'viewing' } ),
		getRawMessage: simple( `/messages/${ ground.messageId }/raw` ),
		getAttachment: async () => {
			const values = { id: ground.attachmentId, user: as( 'mesa_agent' ).id, expires: expires() };
			return {
				path: `/attachments/${ values.id }?user=${ values.user }&expires=${ values.expires }&signature=${ await ground.signed( 'getAttachment', values ) }`,
			};
		},
		getPortalFile: async () => {
			const values = { id: ground.attachmentId, expires: expires() };
			return {
				path: `/portal/files/${ values.id }?expires=${ values.expires }&signature=${ await ground.signed( 'getPortalFile', values ) }`,
			};
		},
		getPortalNews: async () => {
			const values = { id: ground.ticketId, expires: expires() };
			return {
				path: `/portal/tickets/${ values.id }/news?expires=${ values.expires }&signature=${ await ground.signed( 'getPortalNews', values ) }`,
			};
		},
		uploadFile: async () => ( { path: '/files?filename=a.txt&content_type=text%2Fplain', bytes: 'some text' } ),
		previewFile: async () => {
			const upload = { query: { filename: 'a.png', content_type: 'image/png' }, body: Buffer.from( blob ) };
			const stored = allowed ? await as( role ).call( 'uploadFile', upload ) : { sha256: sha256( blob ), proof: '0'.repeat( 64 ) };
			return { path: `/files/${ stored.sha256 }?proof=${ stored.proof }` };
		},
		findAddresses: simple( '/addresses?search=a' ),
		listFolders: simple( '/folders' ),
		getChanges: simple( '/changes?since=0' ),
		listAgents: simple( '/agents' ),
		getCustomer: simple( `/customers/${ ground.customerId }` ),
		listMailboxes: simple( '/mailboxes' ),
		createMailbox: simple( '/mailboxes', { name: 'New', address: `new-${ unique() }@shop.example` } ),
		testMailbox: async () => {
			// One that answers: a refused connection ends PHP in WebAssembly.
			const { password, ...incoming } = site().imap;
			return { path: '/mailboxes/test', body: { incoming, incoming_password: password } };
		},
		getMailbox: simple( `/mailboxes/${ ground.mailboxId }` ),
		updateMailbox: simple( `/mailboxes/${ ground.mailboxId }`, { name: 'Contract' } ),
		deleteMailbox: async () => ( { path: `/mailboxes/${ allowed ? await ground.spareMailbox() : ground.mailboxId }` } ),
		getMailboxCheck: simple( `/mailboxes/${ ground.mailboxId }/check` ),
		startMailboxCheck: simple( `/mailboxes/${ ground.mailboxId }/check` ),
		getAutoAnswer: simple( `/mailboxes/${ ground.mailboxId }/automatic-answer` ),
		updateAutoAnswer: simple( `/mailboxes/${ ground.mailboxId }/automatic-answer`, { enabled: false } ),
		previewAutoAnswer: simple( `/mailboxes/${ ground.mailboxId }/automatic-answer/preview`, { text: 'Hello {customer_name}' } ),
		restartAutomaticMail: simple( `/mailboxes/${ ground.mailboxId }/automatic-mail/restart`, { kind: 'answer' } ),
		listBlockedSenders: simple( '/blocked-senders?per_page=5' ),
		blockSender: simple( '/blocked-senders', { pattern: `b-${ unique() }@client.example`, ticket_id: ground.ticketId } ),
		unblockSender: async () => ( { path: `/blocked-senders/${ allowed ? await ground.blocked() : 1 }` } ),
		listAlarms: simple( '/alarms' ),
		startSignIn: async () => ( { path: `/mailboxes/${ allowed ? await ground.signedIn( 'ok' ) : ground.mailboxId }/sign-in` } ),
		confirmSignIn: async () => ( {
			path: `/mailboxes/${ allowed ? await ground.signedIn( 'unconfirmed' ) : ground.mailboxId }/sign-in/confirm`,
		} ),
		endSignIn: async () => ( { path: `/mailboxes/${ allowed ? await ground.signedIn( 'ok' ) : ground.mailboxId }/sign-in` } ),
		listSignInClients: simple( '/sign-in/clients' ),
		saveSignInClient: simple( '/sign-in/clients', { provider: 'google', client_id: '' } ),
		getMailboxToken: async () => ( {
			path: `/poller/mailboxes/${ allowed ? await ground.signedIn( 'ok' ) : ground.mailboxId }/token`,
		} ),
		getSettings: simple( '/settings' ),
		updateSettings: simple( '/settings', { form_max_file_mb: 10 } ),
		getNotificationSettings: simple( '/me/notifications' ),
		updateNotificationSettings: simple( '/me/notifications', { unassigned: 'none' } ),
		listNotifications: simple( '/notifications' ),
		markNotifications: simple( '/notifications/read', { up_to: 1 } ),
		getFollowers: simple( `${ ticket }/followers` ),
		setFollower: simple( `${ ticket }/followers`, { following: false } ),
		getTicketLog: simple( `${ ticket }/log` ),
		getLog: simple( '/log' ),
		getPollerStatus: simple( '/poller/status' ),
		getPollerConfig: simple( '/poller/config?version=1.0' ),
		leaseMailbox: simple( `${ lease }/lease`, { owner, ttl: 60 } ),
		saveMailboxState: async () => {
			// A mailbox of its own: the other's lease is given back in between.
			const id = allowed ? await ground.spareMailbox() : ground.mailboxId;
			if ( allowed ) {
				await as( role ).call( 'leaseMailbox', { path: { id }, body: { owner, ttl: 60 } } );
			}
			return { path: `/poller/mailboxes/${ id }/state`, body: { owner, status: 'ok', error: null, cursors: [] } };
		},
		releaseMailbox: simple( `${ lease }/lease?owner=${ owner }` ),
		tick: simple( '/poller/tick' ),
		getPollerHealth: simple( '/poller/health' ),
		startPollerCheck: simple( `${ lease }/check` ),
		reportCheck: async () => {
			const id = allowed ? await ground.check() : 1;
			return {
				path: `/poller/checks/${ id }`,
				body: { cleaned: true, broken: '', detail: '', quota_used: null, quota_limit: null, warnings: [] },
			};
		},
		findMissingBlobs: simple( '/blobs/missing', { sha256: [ sha256( blob ) ] } ),
		putBlob: async () => ( { path: `/blobs/${ sha256( blob ) }`, bytes: blob } ),
		ingest: simple( '/ingest', { mailbox_id: ground.mailboxId, owner: 'pipe:contract', messages: [ request ] } ),
		...formCalls( allowed, ground.form ),
		createRequest: simple( '/requests', {
			form: ground.form,
			name: 'Vi',
			email: `v-${ unique() }@client.example`,
			subject: 'Hello',
			message: 'A question',
			client_key: unique(),
		} ),
		searchArticles: simple( '/articles/search?q=returns' ),
		getSynonyms: simple( '/kb/synonyms' ),
		saveSynonyms: simple( '/kb/synonyms', { groups: [ [ 'refund', 'money back' ] ] } ),
		noteSearch: simple( '/kb/searches', { q: 'returns', results: 2, opened: 0, place: 'search' } ),
		getShelf: simple( '/kb/shelf' ),
		changeShelf: simple( '/kb/shelf', { topics: [], lists: [ { topic: 0, ids: [] } ] } ),
		getArticleVotes: async () => ( { path: `/kb/articles/${ await ground.article() }/votes` } ),
		voteOnArticle: async () => ( {
			path: `/kb/articles/${ await ground.article() }/vote`,
			body: { helpful: true, comment: 'Clear.' },
		} ),
		runJobs: async () => {
			const values = { expires: expires() };
			return { path: `/jobs/run?expires=${ values.expires }&signature=${ await ground.signed( 'runJobs', values ) }` };
		},
		kickJobs: simple( '/jobs/kick' ),
		reportLetters: simple( `${ lease }/letters`, { owner, failed: [], delivered: [] } ),
		listRawMessages: simple( `/poller/messages?after=${ ground.messageId - 1 }&per_page=2` ),
		rereadMessage: async () => ( { path: `/poller/messages/${ ground.messageId }`, body: await reading( ground, allowed ) } ),
		getRawSource: simple( `/blobs/${ ground.rawSha256 }` ),
		listDeadLetters: simple( '/dead-letters' ),
		retryDeadLetter: async () => ( { path: `/dead-letters/${ allowed ? await ground.letter() : 1 }/retry` } ),
		dismissDeadLetter: async () => ( { path: `/dead-letters/${ allowed ? await ground.letter() : 1 }` } ),
		getDeadLetterSource: async () => ( { path: `/dead-letters/${ allowed ? await ground.letter() : 1 }/raw` } ),
		listFailedJobs: simple( '/jobs/failed' ),
		retryJob: async () => ( { path: `/jobs/${ allowed ? await ground.deadJob() : 1 }/retry` } ),
	};
}
