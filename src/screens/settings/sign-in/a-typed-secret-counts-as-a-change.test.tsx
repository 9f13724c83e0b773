import { act, renderHook, waitFor } from '@testing-library/react';
import { registerSettingsStore } from '../../../store/settings/index.ts';
import { standInForSite } from '../../../store/testing.ts';
import { useClient } from './use-client.ts';

beforeAll( () => registerSettingsStore() );

it( 'knows what was typed and is not kept yet', async () => {
	standInForSite( () => [ { provider: 'microsoft', client_id: 'abc', tenant: 'common', has_secret: true, redirect_url: '' } ] );
	const { result } = renderHook( () => useClient( 'microsoft' ) );
	await waitFor( () => expect( result.current.draft.clientId ).toBe( 'abc' ) );
	expect( result.current.isChanged ).toBe( false );
	act( () => result.current.set( { secret: 'shown only once' } ) );
	expect( result.current.isChanged ).toBe( true );
	await act( () => result.current.save() );
	await waitFor( () => expect( result.current.isChanged ).toBe( false ) );
} );
