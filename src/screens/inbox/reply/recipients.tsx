import { Button, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Address } from '../../../contract/generated/types.ts';
import type { Draft } from '../../../store/drafts.ts';

interface Props {
	/** Where the reply goes when nothing else is chosen. */
	standard: readonly Address[];
	/** Who is in copy when nothing else is chosen. */
	copies: readonly Address[];
	draft: Pick< Draft, 'to' | 'cc' | 'bcc' >;
	/** What the server said about a field, by its name. */
	errors: Record< string, string >;
	onChange: ( part: Partial< Pick< Draft, 'to' | 'cc' | 'bcc' > > ) => void;
}

type Field = 'to' | 'cc' | 'bcc';

/** "Ana <ana@x.org>, tom@x.org" → the bare addresses. */
export function parseAddresses( text: string ): string[] {
	return text
		.split( /[,;\n]+/ )
		.map( ( part ) => ( /<([^>]+)>/.exec( part )?.[ 1 ] ?? part ).trim() )
		.filter( ( part ) => part !== '' );
}

function serverWords( errors: Record< string, string >, field: Field ): string | undefined {
	// WordPress names a list's element too: "to[0]".
	const name = Object.keys( errors ).find( ( each ) => each === field || each.startsWith( `${ field }[` ) );
	return name === undefined ? undefined : errors[ name ];
}

function AddressField( {
	label,
	value,
	error,
	onChange,
}: {
	label: string;
	value: string[];
	error: string | undefined;
	onChange: ( value: string[] ) => void;
} ) {
	const [ text, setText ] = useState( value.join( ', ' ) );
	return (
		<div className={ error ? 'mesa-field is-wrong' : 'mesa-field' }>
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ label }
				type="text"
				inputMode="email"
				autoComplete="off"
				spellCheck={ false }
				value={ text }
				onChange={ ( next ) => {
					setText( next );
					onChange( parseAddresses( next ) );
				} }
			/>
			{ error && <p className="mesa-field__error">{ error }</p> }
		</div>
	);
}

/** Who gets the reply: one quiet line that opens on click. */
export function Recipients( { standard, copies, draft, errors, onChange }: Props ) {
	const hasErrors = ( [ 'to', 'cc', 'bcc' ] as const ).some( ( field ) => serverWords( errors, field ) );
	const [ open, setOpen ] = useState( false );
	const to = draft.to.length > 0 ? draft.to.join( ', ' ) : standard.map( ( address ) => address.name || address.address ).join( ', ' );
	const cc = draft.cc ?? copies.map( ( address ) => address.name || address.address );
	const others = [
		/* translators: %s: names or addresses. */
		...( cc.length > 0 ? [ sprintf( __( 'cc %s', 'mesa-help-desk' ), cc.join( ', ' ) ) ] : [] ),
		/* translators: %s: names or addresses. */
		...( draft.bcc.length > 0 ? [ sprintf( __( 'bcc %s', 'mesa-help-desk' ), draft.bcc.join( ', ' ) ) ] : [] ),
	];

	if ( ! open && ! hasErrors ) {
		return (
			<p className="mesa-recipients">
				<Button variant="tertiary" size="small" onClick={ () => setOpen( true ) } aria-expanded={ false }>
					<span>{ sprintf( /* translators: %s: names or addresses. */ __( 'To %s', 'mesa-help-desk' ), to || '…' ) }</span>
					{ others.length > 0 && <span>{ others.join( ' · ' ) }</span> }
					{ others.length === 0 && <span className="mesa-recipients__hint">{ __( 'Cc, Bcc', 'mesa-help-desk' ) }</span> }
				</Button>
			</p>
		);
	}
	const fields: [ Field, string, string[] ][] = [
		[ 'to', __( 'To', 'mesa-help-desk' ), draft.to.length > 0 ? draft.to : standard.map( ( address ) => address.address ) ],
		[ 'cc', __( 'Cc', 'mesa-help-desk' ), draft.cc ?? copies.map( ( address ) => address.address ) ],
		[ 'bcc', __( 'Bcc', 'mesa-help-desk' ), draft.bcc ],
	];
	return (
		<div className="mesa-recipients is-open">
			{ fields.map( ( [ field, label, value ] ) => (
				<AddressField
					key={ field }
					label={ label }
					value={ value }
					error={ serverWords( errors, field ) }
					onChange={ ( next ) => onChange( { [ field ]: next } ) }
				/>
			) ) }
			<Button variant="link" onClick={ () => setOpen( false ) } aria-expanded={ true }>
				{ __( 'Done', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}
