import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dispatch, select } from '@wordpress/data';
import { store as noticesStore } from '@wordpress/notices';
import type { Ticket } from '../../../contract/generated/types.ts';
import { deskStore, registerDeskStore } from '../../../store/desk/index.ts';
import type { Call } from '../../../store/testing.ts';
import { message, standInForSite, ticket, ticketRow } from '../../../store/testing.ts';
import { emptyDraft, keepDraft } from '../../../store/drafts.ts';
import { runSendQueue } from '../../../store/send-queue.ts';
import { useOpenTicket } from '../use-desk.ts';
import { ReplyBox } from './reply-box.tsx';
import type { ReplyHandle } from './reply-box.tsx';
import { restoreSent } from './sent-drafts.ts';

registerDeskStore();

const handle: { current: ReplyHandle | null } = { current: null };

function Box( { id }: { id: number } ) {
	const open = useOpenTicket( id )?.ticket;
	return open ? <ReplyBox handle={ handle } ticketId={ id } ticket={ open } startsOpen={ false } /> : null;
}

let nextId = 100;

/** A ticket of its own for each test, and a site that answers as `answer` says. */
async function show( answer: ( call: Call, current: Ticket ) => unknown = () => ( {} ), fields: Partial< Ticket > = {} ) {
	const id = nextId++;
	let current = ticket( { row: ticketRow( { id } ), messages: [ message( { id: 10, ticket_id: id } ) ], ...fields } );
	const calls = standInForSite( ( call ) =>
		call.method === 'GET' && call.path === `/tickets/${ id }` ? current : answer( call, current )
	);
	await dispatch( deskStore ).loadTicket( id );
	const view = render( <Box id={ id } /> );
	return {
		id,
		view,
		calls,
		sent: () =>
			calls.filter( ( call ) => call.path === `/tickets/${ id }/replies` ).map( ( call ) => call.data as Record< string, unknown > ),
		arrive: ( text: string ) => {
			current = { ...current, messages: [ ...current.messages, message( { id: 11, ticket_id: id, visible_text: text } ) ] };
		},
	};
}

function stored( id: number ) {
	return { ...message( { id: 50, ticket_id: id, kind: 'reply', state: 'queued', author: { id: 1, name: 'Marta', avatar: '' } } ) };
}

beforeEach( () => window.localStorage.clear() );

it( 'keeps what was written when the page is reloaded', async () => {
	const { view, id } = await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Half a sentence' );
	view.unmount();
	render( <Box id={ id } /> );
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveTextContent( 'Half a sentence' );
} );

it( 'says what a saved reply makes of the ticket, also after a reload, and does it', async () => {
	const { view, id, sent } = await show( () => stored( id ) );
	view.unmount();
	keepDraft( `reply:${ id }`, { ...emptyDraft(), html: '<p>It is solved.</p>', text: 'It is solved.', statusAfter: 'closed' } );
	render( <Box id={ id } /> );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send and close' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).toMatchObject( { html: '<p>It is solved.</p>', status_after: 'closed' } );
	await waitFor( () => expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument() );
	// The next one is a reply like any other.
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'One more thing' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 2 ) );
	expect( sent()[ 1 ] ).not.toHaveProperty( 'status_after' );
} );

it( 'leaves the keyboard to the list when a draft is only found', async () => {
	const { view, id } = await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'x' );
	view.unmount();
	render( <Box id={ id } /> );
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).not.toHaveFocus();
} );

it( 'sends clean HTML to the customer, names the newest message seen, and empties the box', async () => {
	const { sent, id } = await show( () => stored( id ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello Ana' );
	await userEvent.keyboard( '{Control>}{Enter}{/Control}' );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).toMatchObject( { html: '<p>Hello Ana</p>', last_message_id: 10 } );
	expect( sent()[ 0 ] ).toMatchObject( { to: [ 'ana@example.org' ] } );
	await waitFor( () => expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument() );
	expect( window.localStorage ).toHaveLength( 0 );
} );

it( 'sends a reply once when the answer to the first try was lost', async () => {
	let tries = 0;
	const { sent, id } = await show( ( call ) => {
		tries += call.path.endsWith( '/replies' ) ? 1 : 0;
		return tries === 1 ? Promise.reject( { code: 'fetch_error', message: 'x' } ) : stored( id );
	} );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	// Without a connection it waits, and says so; a second click is the same request.
	expect( await screen.findByText( /leaves as soon as the site answers/ ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 2 ) );
	expect( sent()[ 1 ]?.client_key ).toBe( sent()[ 0 ]?.client_key );
} );

/** A reply is written, and the customer has written again meanwhile. */
async function crossed() {
	const shown = await show( ( call, { row } ) =>
		( call.data as { last_message_id: number } ).last_message_id < 11
			? Promise.reject( { code: 'mesa_thread_changed', message: 'Something new.', data: { status: 409 } } )
			: stored( row.id )
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'It is on its way' );
	shown.arrive( 'Never mind, it is here!' );
	return shown;
}

it( 'holds a reply when somebody wrote meanwhile, shows what, and sends it on a person’s word', async () => {
	const { sent } = await crossed();
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'Ana Ruiz wrote while you were writing' );
	expect( screen.getByText( 'Never mind, it is here!' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveTextContent( 'It is on its way' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send it as it is' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 2 ) );
	expect( sent()[ 1 ] ).toMatchObject( { last_message_id: 11 } );
} );

it( 'holds a reply too when the new message slid into the open thread while it was written', async () => {
	const { sent, id } = await crossed();
	await act( () => dispatch( deskStore ).loadTicket( id ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( 'Ana Ruiz wrote while you were writing' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Change my reply' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent().map( ( body ) => body.last_message_id ) ).toEqual( [ 10, 11 ] ) );
} );

it( 'answers all who were in copy when that is asked for, and shows them', async () => {
	const copies = { reply_cc: [ { address: 'tom@example.org', name: 'Tom' } ] };
	const { sent, id } = await show( () => stored( id ), copies );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply to all' } ) );
	expect( screen.getByRole( 'button', { name: /To Ana Ruiz.*Tom/ } ) ).toBeInTheDocument();
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).toMatchObject( { to: [ 'ana@example.org' ], cc: [ 'tom@example.org' ] } );
} );

it( 'answers the writer alone, says whom it leaves out, and takes them in by one click', async () => {
	const copies = { reply_cc: [ { address: 'tom@example.org', name: 'Tom' } ] };
	const { sent, id } = await show( () => stored( id ), copies );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Only you' );
	expect( screen.getByRole( 'button', { name: 'Also to Tom' } ) ).toBeInTheDocument();
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).not.toHaveProperty( 'cc' );
} );

it( 'lets one type a copy as soon as the line of recipients is clicked, and the text again after it', async () => {
	await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: /^To / } ) );
	expect( screen.getByRole( 'combobox', { name: 'Cc' } ) ).toHaveFocus();
	await userEvent.click( screen.getByRole( 'button', { name: 'Done' } ) );
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveFocus();
} );

it( 'names an address that is none beside its field, and does not send', async () => {
	const { sent } = await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello' );
	await userEvent.click( screen.getByRole( 'button', { name: /To Ana Ruiz/ } ) );
	await userEvent.type( screen.getByRole( 'combobox', { name: 'Cc' } ), 'tom@shop{Enter}' );
	expect( screen.getByRole( 'combobox', { name: 'Cc' } ) ).toHaveAccessibleDescription( /tom@shop.*no complete mail address/ );
	expect( screen.getByRole( 'button', { name: 'Send' } ) ).toBeDisabled();
	expect( sent() ).toHaveLength( 0 );
	await userEvent.type( screen.getByRole( 'combobox', { name: 'Cc' } ), '{Backspace}' );
	expect( screen.getByRole( 'button', { name: 'Send' } ) ).toBeEnabled();
} );

it( 'passes a message on with its files to somebody else, and to nobody when nobody is named', async () => {
	const file = {
		id: 3,
		filename: 'invoice.pdf',
		content_type: 'application/pdf',
		size: 10,
		sha256: 'c'.repeat( 64 ),
		proof: 'd'.repeat( 64 ),
		inline: false,
		content_id: null,
		url: '',
	};
	const { sent, id } = await show( () => stored( id ), { messages: [ message( { id: 10, attachments: [ file ] } ) ] } );
	await userEvent.click( screen.getByRole( 'button', { name: 'Forward' } ) );
	expect( screen.getByRole( 'button', { name: 'Send' } ) ).toBeDisabled();
	await userEvent.type( screen.getByRole( 'combobox', { name: 'To' } ), 'parts@example.com,' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
	expect( sent()[ 0 ] ).toMatchObject( {
		to: [ 'parts@example.com' ],
		forward: { message_id: 10, thread: false },
		files: [ { sha256: file.sha256, filename: 'invoice.pdf' } ],
	} );
	expect( sent()[ 0 ] ).not.toHaveProperty( 'cc' );
} );

it( 'stops a text in which a saved reply has left braces', async () => {
	const { sent, id } = await show( () => stored( id ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello {{customer.first_name}' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent( '{customer.first_name} was not filled in' );
	expect( sent() ).toHaveLength( 0 );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send it as it is' } ) );
	await waitFor( () => expect( sent() ).toHaveLength( 1 ) );
} );

it( 'says beside the field which address the site refused', async () => {
	await show( () =>
		Promise.reject( {
			code: 'rest_invalid_param',
			message: 'Invalid parameter(s): cc',
			data: { status: 400, params: { cc: 'cc[0] is not a mail address.' } },
		} )
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Hello' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	expect( await screen.findByText( 'cc[0] is not a mail address.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveTextContent( 'Hello' );
} );

it( 'never sends a note to the customer', async () => {
	const { sent, calls, id } = await show( () => message( { id: 51, ticket_id: id, kind: 'note', state: 'saved' } ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Note' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your note' } ), 'Careful' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Save note' } ) );
	await waitFor( () => expect( calls.some( ( call ) => call.path === `/tickets/${ id }/notes` ) ).toBe( true ) );
	expect( sent() ).toHaveLength( 0 );
} );

it( 'gives back what was typed when a reply is taken back, before what was begun since', async () => {
	const { id, view } = await show( () => stored( id ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'First' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await waitFor( () => expect( screen.queryByRole( 'textbox' ) ).not.toBeInTheDocument() );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Second' );
	view.unmount();
	act( () => restoreSent( stored( id ) ) );
	render( <Box id={ id } /> );
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toContainHTML( '<p>First</p><p>Second</p>' );
} );

it( 'keeps what is written while the reply is on its way', async () => {
	let answer: ( reply: unknown ) => void = () => undefined;
	const { id } = await show( ( call ) => ( call.path.endsWith( '/replies' ) ? new Promise( ( resolve ) => ( answer = resolve ) ) : {} ) );
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	const box = () => screen.getByRole( 'textbox', { name: 'Your reply' } );
	await userEvent.type( box(), 'First.' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await userEvent.type( box(), ' Second.' );
	await waitFor( () => expect( JSON.stringify( { ...window.localStorage } ) ).toContain( 'Second.' ) );
	await act( async () => answer( stored( id ) ) );
	// The test's keyboard goes to the beginning of the text after a click elsewhere.
	expect( box() ).toHaveTextContent( 'Second.' );
	expect( JSON.stringify( { ...window.localStorage } ) ).toContain( 'Second.' );
} );

it( 'does not send the old words of a reply that is changed while it waits for the connection', async () => {
	let isAway = true;
	const { id, sent } = await show( ( call ) =>
		call.path.endsWith( '/replies' ) && isAway ? Promise.reject( { code: 'fetch_error', message: 'x' } ) : stored( id )
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'Refund is 10 EUR.' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	await screen.findByText( /leaves as soon as the site answers/ );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), ' Sorry: 100 EUR.' );
	await waitFor( () => expect( screen.queryByText( /leaves as soon as the site answers/ ) ).not.toBeInTheDocument() );
	isAway = false;
	const before = sent().length;
	const { sendReply, saveNote } = dispatch( deskStore );
	const senders = { sendReply, saveNote } as unknown as Parameters< typeof runSendQueue >[ 0 ];
	await act( () =>
		runSendQueue(
			senders,
			() => undefined,
			() => undefined
		)
	);
	expect( sent() ).toHaveLength( before );
	expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveTextContent( 'Sorry: 100 EUR.' );
} );

it( 'says so when a reply is refused after somebody has moved on, and shows the new message the next time', async () => {
	let refuse: ( error: unknown ) => void = () => undefined;
	const { view, id } = await show( ( call ) =>
		call.path.endsWith( '/replies' ) ? new Promise( ( _resolve, reject ) => ( refuse = reject ) ) : {}
	);
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'It is on its way' );
	await userEvent.click( screen.getByRole( 'button', { name: 'Send' } ) );
	view.unmount();
	await act( async () => refuse( { code: 'mesa_thread_changed', message: 'Something new.', data: { status: 409 } } ) );
	await waitFor( () =>
		expect( select( noticesStore ).getNotices() ).toEqual(
			expect.arrayContaining( [
				expect.objectContaining( { content: expect.stringContaining( `#${ id } was not sent` ) as string } ),
			] )
		)
	);
	expect( JSON.parse( Object.values( { ...window.localStorage } )[ 0 ] as string ) ).toMatchObject( {
		text: 'It is on its way',
		basedOn: 10,
	} );
} );

it( 'follows the same draft in another tab', async () => {
	await show();
	await userEvent.click( screen.getByRole( 'button', { name: 'Reply' } ) );
	await userEvent.type( screen.getByRole( 'textbox', { name: 'Your reply' } ), 'AAA' );
	await waitFor( () => expect( JSON.stringify( { ...window.localStorage } ) ).toContain( 'AAA' ) );
	const key = window.localStorage.key( 0 ) as string;
	const theirs = JSON.stringify( {
		...( JSON.parse( window.localStorage.getItem( key ) as string ) as object ),
		text: 'AAA and BBB',
		html: '<p>AAA and BBB</p>',
	} );
	window.localStorage.setItem( key, theirs );
	act( () => void window.dispatchEvent( new StorageEvent( 'storage', { key, newValue: theirs } ) ) );
	await waitFor( () => expect( screen.getByRole( 'textbox', { name: 'Your reply' } ) ).toHaveTextContent( 'AAA and BBB' ) );
} );

it( 'passes on no other message than the one that was passed on when a forward is taken back after a reload', async () => {
	const { id, view } = await show();
	view.unmount();
	act( () =>
		restoreSent(
			message( { id: 77, ticket_id: id, kind: 'reply', forwarded: true, visible_html: '<p>For you</p>', visible_text: 'For you' } )
		)
	);
	render( <Box id={ id } /> );
	expect( await screen.findByText( /Which message is passed on/ ) ).toBeInTheDocument();
	expect( screen.getByRole( 'button', { name: 'Send' } ) ).toBeDisabled();
} );
