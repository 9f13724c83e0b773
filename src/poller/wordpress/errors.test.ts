import { WordPressError } from './errors.ts';

test( 'a firewall that dislikes one mail does not shut out the poller', () => {
	expect( new WordPressError( 'Your role does not allow this.', 403, 'rest_forbidden' ).refused ).toBe( true );
	expect( new WordPressError( 'WordPress answered 401.', 401, '' ).refused ).toBe( true );
	expect( new WordPressError( 'WordPress answered 403 Forbidden.', 403, '' ).refused ).toBe( false );
} );
