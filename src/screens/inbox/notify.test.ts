import { dispatch, select } from '@wordpress/data';
import { store as noticesStore } from '@wordpress/notices';
import { canUndo, forgetDone, notify, offerUndo, undoLast } from './notify.ts';

const undone: string[] = [];
const back = ( what: string ) => () => void undone.push( what );
const button = () => {
	const [ action ] =
		select( noticesStore )
			.getNotices()
			.find( ( { id } ) => id === 'mesa-done' )?.actions ?? [];
	return ( action as { onClick?: () => void } | undefined )?.onClick;
};

let job = 0;

beforeEach( () => {
	forgetDone();
	void dispatch( noticesStore ).removeNotice( 'mesa-done' );
	undone.length = 0;
	job++;
} );

it( 'takes back what its line says, not the change of a whole folder that ended meanwhile', () => {
	notify( 'Your reply leaves in 5 s.', back( 'reply' ) );
	offerUndo( job, back( 'folder' ) );
	button()?.();
	expect( undone ).toEqual( [ 'reply' ] );
	expect( canUndo() ).toBe( false );
} );

it( 'takes back by z what the line on screen says', () => {
	notify( 'Closed.', back( 'closed' ) );
	offerUndo( job, back( 'folder' ) );
	expect( undoLast() ).toBe( true );
	expect( undoLast() ).toBe( false );
	expect( undone ).toEqual( [ 'closed' ] );
} );

it( 'takes back the change of a whole folder by z when nothing came after it', () => {
	offerUndo( job, back( 'folder' ) );
	expect( undoLast() ).toBe( true );
	expect( undone ).toEqual( [ 'folder' ] );
	expect( canUndo() ).toBe( false );
} );

it( 'never takes 3,000 tickets back because their change is shown again after a newer one', () => {
	offerUndo( job, back( 'folder' ) )();
	forgetDone();
	offerUndo( job, back( 'folder' ) );
	expect( canUndo() ).toBe( false );
	notify( 'Closed.', back( 'closed' ) );
	offerUndo( job, back( 'folder' ) );
	undoLast();
	expect( undone ).toEqual( [ 'closed' ] );
} );

it( 'lets a line that is fading out do nothing', () => {
	notify( 'Closed.', back( 'closed' ) );
	const old = button();
	notify( 'Assigned.', back( 'assigned' ) );
	old?.();
	expect( undone ).toEqual( [] );
} );
