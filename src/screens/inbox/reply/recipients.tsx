import { Button } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Message, Ticket } from '../../../contract/generated/types.ts';
import type { Draft } from '../../../store/drafts.ts';
import { AddressField } from './address-field.tsx';
import { isAddress } from './addresses.ts';

interface Props {
	kind: 'reply' | 'forward';
	ticket: Pick< Ticket, 'reply_to' | 'reply_cc' > & { messages: readonly Message[] };
	draft: Pick< Draft, 'to' | 'cc' | 'bcc' >;
	/** What the server said about a field, by its name. */
	errors: Record< string, string >;
	onChange: ( part: Partial< Pick< Draft, 'to' | 'cc' | 'bcc' > > ) => void;
}

type Field = 'to' | 'cc' | 'bcc';

function serverWords( errors: Record< string, string >, field: Field ): string | undefined {
	// WordPress names a list's element too: "to[0]".
	const name = Object.keys( errors ).find( ( each ) => each === field || each.startsWith( `${ field }[` ) );
	return name === undefined ? undefined : errors[ name ];
}

/** Names of the addresses on a ticket, by the address in lower case. */
function namesOn( { reply_to, reply_cc, messages }: Props[ 'ticket' ] ): Map< string, string > {
	const all = [ ...messages.flatMap( ( one ) => [ one.from, ...one.to, ...one.cc ] ), ...reply_cc, ...reply_to ];
	return new Map( all.filter( ( one ) => one.address !== '' ).map( ( one ) => [ one.address.toLowerCase(), one.name ] ) );
}

/** Who gets the mail: one quiet line that opens on click. */
export function Recipients( { kind, ticket, draft, errors, onChange }: Props ) {
	const names = useMemo( () => namesOn( ticket ), [ ticket ] );
	const standard = kind === 'forward' ? [] : ticket.reply_to.map( ( one ) => one.address );
	const copies = kind === 'forward' ? [] : ticket.reply_cc.map( ( one ) => one.address );
	const values = { to: draft.to.length > 0 ? draft.to : standard, cc: draft.cc ?? copies, bcc: draft.bcc };
	const isWrong = ( [ 'to', 'cc', 'bcc' ] as const ).some(
		( field ) => serverWords( errors, field ) || values[ field ].some( ( address ) => ! isAddress( address ) )
	);
	const [ open, setOpen ] = useState( kind === 'forward' && draft.to.length === 0 );
	/** Where typing goes on after a click on the line: without it, letters would be commands to the inbox. */
	const [ wanted, setWanted ] = useState< Field | null >( kind === 'forward' && draft.to.length === 0 ? 'to' : null );
	const openFields = () => {
		setWanted( values.to.length === 0 ? 'to' : 'cc' );
		setOpen( true );
	};
	const close = ( event: { currentTarget: Element } ) => {
		event.currentTarget.closest( '.mesa-composer' )?.querySelector< HTMLElement >( '[contenteditable="true"], textarea' )?.focus();
		setOpen( false );
	};
	const written = ( list: readonly string[] ) => list.map( ( address ) => names.get( address.toLowerCase() ) || address ).join( ', ' );
	const left = copies.filter( ( address ) => ! values.cc.includes( address ) && ! values.to.includes( address ) );

	if ( ! open && ! isWrong ) {
		const others = [
			/* translators: %s: names or addresses. */
			...( values.cc.length > 0 ? [ sprintf( __( 'cc %s', 'mesa-help-desk' ), written( values.cc ) ) ] : [] ),
			/* translators: %s: names or addresses. */
			...( values.bcc.length > 0 ? [ sprintf( __( 'bcc %s', 'mesa-help-desk' ), written( values.bcc ) ) ] : [] ),
		];
		return (
			<div className="mesa-recipients">
				<Button variant="tertiary" size="small" onClick={ openFields } aria-expanded={ false }>
					<span>
						{ sprintf(
							/* translators: %s: names or addresses. */ __( 'To %s', 'mesa-help-desk' ),
							written( values.to ) || '…'
						) }
					</span>
					{ others.length > 0 && <span>{ others.join( ' · ' ) }</span> }
					{ others.length === 0 && <span className="mesa-recipients__hint">{ __( 'Cc, Bcc', 'mesa-help-desk' ) }</span> }
				</Button>
				{ left.length > 0 && (
					<Button variant="link" size="small" onClick={ () => onChange( { cc: null } ) } title={ left.join( ', ' ) }>
						{ sprintf( /* translators: %s: names or addresses. */ __( 'Also to %s', 'mesa-help-desk' ), written( left ) ) }
					</Button>
				) }
			</div>
		);
	}
	const fields: [ Field, string ][] = [
		[ 'to', __( 'To', 'mesa-help-desk' ) ],
		[ 'cc', __( 'Cc', 'mesa-help-desk' ) ],
		[ 'bcc', __( 'Bcc', 'mesa-help-desk' ) ],
	];
	return (
		<div className="mesa-recipients is-open">
			{ fields.map( ( [ field, label ] ) => (
				<AddressField
					key={ field }
					label={ label }
					value={ values[ field ] }
					names={ names }
					error={ serverWords( errors, field ) }
					takesFocus={ field === wanted }
					onChange={ ( next ) => onChange( { [ field ]: next } ) }
				/>
			) ) }
			<Button variant="link" onClick={ close } aria-expanded={ true }>
				{ __( 'Done', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}
