import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Alarm } from '../contract/generated/types.ts';
import { registerSettingsStore } from '../store/settings/index.ts';
import { standInForSite } from '../store/testing.ts';
import { AlarmLine } from './alarm-line.tsx';

const alarm = ( key: string ): Alarm => ( {
	key,
	title: `Trouble with ${ key }`,
	detail: 'The password was refused.',
	mailbox_id: 1,
	url: 'https://shop.example/wp-admin/admin.php?page=mesa-help-desk&view=settings&section=1',
} );

function allow( mesa_manage_mailboxes: boolean ): void {
	window.mesaBoot = {
		restRoot: '',
		nonce: '',
		user: { id: 7, name: 'Marta', avatar: '' },
		capabilities: { mesa_manage_mailboxes },
		pulseUrl: '',
		locale: 'en_US',
		undoSeconds: 10,
		adminUrl: '/wp-admin/',
		version: '',
		siteName: '',
	};
}

beforeAll( () => registerSettingsStore() );
beforeEach( () => window.localStorage.clear() );

it( 'stays away once it was put away, and comes back when something else is wrong', async () => {
	allow( true );
	let alarms = [ alarm( 'one' ) ];
	standInForSite( () => alarms );
	const first = render( <AlarmLine /> );
	expect( await screen.findByText( 'Trouble with one.' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'link', { name: 'Look at it' } ) ).toHaveAttribute( 'href', alarm( 'one' ).url );
	await userEvent.click( screen.getByRole( 'button', { name: 'Put this away' } ) );
	expect( screen.queryByText( 'Trouble with one.' ) ).toBeNull();
	first.unmount();

	alarms = [ alarm( 'one' ), alarm( 'two' ) ];
	render( <AlarmLine /> );
	expect( await screen.findByText( 'Trouble with two.' ) ).toBeInTheDocument();
	expect( screen.queryByText( 'Trouble with one.' ) ).toBeNull();
} );

it( 'asks nothing for somebody who cannot mend it', async () => {
	allow( false );
	const calls = standInForSite( () => [] );
	const { unmount } = render( <AlarmLine /> );
	await waitFor( () => expect( calls ).toEqual( [] ) );
	unmount();
} );
