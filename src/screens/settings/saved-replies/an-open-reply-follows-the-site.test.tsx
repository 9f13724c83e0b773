import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SavedReply } from '../../../contract/generated/types.ts';
import { forgetSavedReplies, loadSavedReplies } from '../../../store/saved-replies.ts';
import { registerSettingsStore } from '../../../store/settings/index.ts';
import { standInForSite } from '../../../store/testing.ts';
import { ReplyPage } from './reply-page.tsx';

const reply = ( title: string ): SavedReply =>
	( {
		id: 4,
		title,
		folder: '',
		html: `<p>${ title }.</p>`,
		text: title,
		shared: true,
		mailbox_ids: [],
		files: [],
		actions: { status: '', assign: '', add_tags: [] },
		uses: 0,
		last_used_at: null,
		can_edit: true,
	} ) as unknown as SavedReply;

let known: SavedReply[] = [];
const look = () => act( () => loadSavedReplies( true ) );
const name = () => screen.getByLabelText< HTMLInputElement >( 'Name' );

beforeAll( () => registerSettingsStore() );
beforeEach( async () => {
	forgetSavedReplies();
	standInForSite( ( { path } ) => {
		if ( path.includes( 'saved-replies' ) ) {
			return known;
		}
		return path.includes( '/tickets' ) ? { items: [] } : [];
	} );
	known = [ reply( 'Returns' ) ];
	await look();
	render( <ReplyPage id={ 4 } /> );
	await screen.findByText( 'Returns.' );
} );

it( 'shows what a colleague has changed as long as nothing is typed', async () => {
	known = [ reply( 'Returns within 30 days' ) ];
	await look();
	expect( name().value ).toBe( 'Returns within 30 days' );
	expect( await screen.findByText( 'Returns within 30 days.' ) ).toBeInTheDocument();
} );

it( 'keeps what is typed, whatever a colleague does to it meanwhile', async () => {
	await userEvent.type( name(), ' and refunds' );
	known = [ reply( 'Returns within 30 days' ) ];
	await look();
	expect( name().value ).toBe( 'Returns and refunds' );
	known = [];
	await look();
	expect( name().value ).toBe( 'Returns and refunds' );
} );
