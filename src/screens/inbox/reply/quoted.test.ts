import { message } from '../../../store/testing.ts';
import { answeredMessage } from './quoted.tsx';

const ana = message( { id: 1, from: { address: 'ana@example.org', name: 'Ana' } } );
const passedOn = message( { id: 2, kind: 'reply', forwarded: true, to: [ { address: 'parts@example.com', name: '' } ] } );
const supplier = message( { id: 3, from: { address: 'Parts@example.com', name: '' } } );
const thread = { messages: [ ana, passedOn, supplier ] };

it( 'never shows a supplier’s words below an answer to the customer', () => {
	expect( answeredMessage( thread, null )?.id ).toBe( 1 );
	expect( answeredMessage( thread, [ 'ana@example.org' ] )?.id ).toBe( 1 );
	expect( answeredMessage( thread, [ 'parts@example.com' ] )?.id ).toBe( 3 );
	expect( answeredMessage( thread, [ 'somebody@else.example' ] ) ).toBeNull();
} );
