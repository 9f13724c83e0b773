import { __, sprintf } from '@wordpress/i18n';
import type { DraftStamp, PresencePerson } from '../../../contract/generated/types.ts';
import { usePeople, useStamps } from '../../../store/presence.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';

function doingWords( one: PresencePerson ): string {
	if ( one.doing === 'viewing' ) {
		/* translators: %s: name of a colleague. */
		return sprintf( __( '%s is looking at this', 'mesa-help-desk' ), one.person.name );
	}
	return one.kind === 'note'
		? /* translators: %s: name of a colleague. */
			sprintf( __( '%s is writing a note', 'mesa-help-desk' ), one.person.name )
		: /* translators: %s: name of a colleague. */
			sprintf( __( '%s is writing a reply', 'mesa-help-desk' ), one.person.name );
}

/** Faces of colleagues who have the ticket open, in the thread's head. */
export function Faces( { ticketId }: { ticketId: number } ) {
	const people = usePeople( ticketId );
	if ( people.length === 0 ) {
		return null;
	}
	return (
		<ul className="mesa-faces" aria-label={ __( 'Also here', 'mesa-help-desk' ) }>
			{ people.map( ( one ) => (
				<li key={ one.person.id } className={ `is-${ one.doing }` }>
					<Avatar name={ one.person.name } size="small" title={ doingWords( one ) } />
					<span className="screen-reader-text">{ doingWords( one ) }</span>
				</li>
			) ) }
		</ul>
	);
}

/** The same in a line of the list: one mark, whoever it is. */
export function RowFaces( { ticketId }: { ticketId: number } ) {
	const people = usePeople( ticketId );
	const first = people.find( ( one ) => one.doing === 'writing' ) ?? people[ 0 ];
	if ( ! first ) {
		return null;
	}
	return (
		<span className={ `mesa-line__here is-${ first.doing }` } title={ people.map( doingWords ).join( '\n' ) }>
			<Avatar name={ first.person.name } size="small" />
			<span className="screen-reader-text">{ people.map( doingWords ).join( '. ' ) }</span>
		</span>
	);
}

function Since( { stamp, live }: { stamp: DraftStamp; live: PresencePerson | undefined } ) {
	const isNow = live?.doing === 'writing' && ( live.kind ?? stamp.kind ) === stamp.kind;
	const words =
		stamp.kind === 'note'
			? isNow
				? /* translators: %s: name of a colleague. */ __( '%s is writing a note', 'mesa-help-desk' )
				: /* translators: %s: name of a colleague. */ __( '%s has begun a note', 'mesa-help-desk' )
			: isNow
				? /* translators: %s: name of a colleague. */ __( '%s is writing a reply', 'mesa-help-desk' )
				: /* translators: %s: name of a colleague. */ __( '%s has begun a reply', 'mesa-help-desk' );
	return (
		<span className={ isNow ? 'is-writing' : '' }>
			{ sprintf( words, stamp.person.name ) } · { __( 'started', 'mesa-help-desk' ) } <TimeAgo time={ stamp.started_at } />
		</span>
	);
}

/** "Ben is writing a reply · started 2 min ago", above the reply box. */
export function Writers( { ticketId }: { ticketId: number } ) {
	const people = usePeople( ticketId );
	const stamps = useStamps( ticketId );
	const others = people.filter( ( one ) => one.doing === 'writing' && ! stamps.some( ( stamp ) => stamp.person.id === one.person.id ) );
	return (
		<div className="mesa-writers" role="status">
			{ stamps.map( ( stamp ) => (
				<p key={ `${ stamp.person.id }${ stamp.kind }${ stamp.started_at }` }>
					<Avatar name={ stamp.person.name } size="small" />
					<Since stamp={ stamp } live={ people.find( ( one ) => one.person.id === stamp.person.id ) } />
				</p>
			) ) }
			{ others.map( ( one ) => (
				<p key={ one.person.id }>
					<Avatar name={ one.person.name } size="small" />
					<span className="is-writing">{ doingWords( one ) }</span>
				</p>
			) ) }
		</div>
	);
}
