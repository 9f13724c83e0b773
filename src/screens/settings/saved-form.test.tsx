import { act, renderHook } from '@testing-library/react';
import { NEW, useHistory } from './forms/values.ts';
import { useSaving } from './saved-form.tsx';
import { leftOf, takeOver } from './take-over.ts';

function slowly() {
	let answer: () => void = () => undefined;
	const answered = new Promise< void >( ( resolve ) => ( answer = resolve ) );
	return { answered, answer };
}

it( 'does not call saved what was typed while it was saving', async () => {
	const { result } = renderHook( () => useSaving() );
	const { answered, answer } = slowly();
	let untouched: boolean | null = null;
	await act( async () => {
		const saving = result.current.save( async ( isUntouched ) => {
			await answered;
			untouched = isUntouched();
		} );
		result.current.touch();
		answer();
		await saving;
	} );
	expect( untouched ).toBe( false );
	expect( result.current ).toMatchObject( { busy: false, saved: false, failure: null } );
	await act( async () => void ( await result.current.save( async () => undefined ) ) );
	expect( result.current.saved ).toBe( true );
} );

it( 'keeps what was typed in a form of tickets while it was saving, and still offers to save it', () => {
	const { result } = renderHook( () => useHistory( NEW ) );
	act( () => result.current.set( { name: ' Returns' } ) );
	const sent = result.current.values;
	act( () => result.current.set( { intro: 'Tell us what is wrong.' } ) );
	let isWhole = true;
	act( () => {
		isWhole = result.current.saved( sent, { ...sent, name: 'Returns', slug: 'returns' } );
	} );
	expect( isWhole ).toBe( false );
	expect( result.current.values ).toMatchObject( { name: 'Returns', slug: 'returns', intro: 'Tell us what is wrong.' } );
	expect( result.current.isChanged ).toBe( true );
	const all = result.current.values;
	act( () => {
		isWhole = result.current.saved( all, all );
	} );
	expect( isWhole ).toBe( true );
	expect( result.current.isChanged ).toBe( false );
} );

it( 'takes over what the site made of a value only where it is still the one that was sent', () => {
	expect( takeOver( { width: 900, tags: [ 'a' ] }, { width: 900, tags: [] }, { width: 760, tags: [] } ) ).toEqual( {
		width: 760,
		tags: [ 'a' ],
	} );
	expect( leftOf( { undo_seconds: 10, log_days: 3 }, { undo_seconds: 5, log_days: 3 } ) ).toEqual( { undo_seconds: 10 } );
} );
