import { SelectControl } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { NotificationSettings } from '../../../contract/generated/types.ts';

const KINDS = [ 'mentioned', 'assigned', 'answered', 'followed', 'unassigned', 'failed', 'woke' ] as const;
type Kind = ( typeof KINDS )[ number ];
type Way = NotificationSettings[ Kind ];

function kindWords( kind: Kind ): { label: string; help?: string } {
	switch ( kind ) {
		case 'mentioned':
			return { label: __( 'A colleague mentions me in a note', 'mesa-help-desk' ) };
		case 'assigned':
			return { label: __( 'Somebody assigns a ticket to me', 'mesa-help-desk' ) };
		case 'answered':
			return {
				label: __( 'A customer answers on a ticket of mine', 'mesa-help-desk' ),
				help: __( 'No mail when you have read the answer already.', 'mesa-help-desk' ),
			};
		case 'followed':
			return { label: __( 'Something is written on a ticket that I follow', 'mesa-help-desk' ) };
		case 'unassigned':
			return {
				label: __( 'A new ticket comes in', 'mesa-help-desk' ),
				help: __( 'No mail once somebody has it.', 'mesa-help-desk' ),
			};
		case 'failed':
			return { label: __( 'A reply of mine could not be sent, or was held', 'mesa-help-desk' ) };
		case 'woke':
			return { label: __( 'A ticket of mine is back from its snooze', 'mesa-help-desk' ) };
	}
}

const wayChoices = (): { value: Way; label: string }[] => [
	{ value: 'none', label: __( 'Do not tell me', 'mesa-help-desk' ) },
	{ value: 'inbox', label: __( 'In the inbox', 'mesa-help-desk' ) },
	{ value: 'digest', label: __( 'Also by mail, several together', 'mesa-help-desk' ) },
	{ value: 'mail', label: __( 'Also by mail, at once', 'mesa-help-desk' ) },
];

function WayRow( { kind, way, onChange }: { kind: Kind; way: Way; onChange: ( way: Way ) => void } ) {
	const { label, help } = kindWords( kind );
	const id = useId();
	return (
		<div className="mesa-ways__row">
			<span id={ id } aria-hidden="true">
				{ label }
				{ help && (
					<>
						<br />
						<span className="mesa-ways__help">{ help }</span>
					</>
				) }
			</span>
			<SelectControl
				label={ help ? `${ label }. ${ help }` : label }
				hideLabelFromVision
				value={ way }
				options={ wayChoices() }
				onChange={ ( value ) => onChange( value as Way ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
		</div>
	);
}

/** How the person is told of each kind of thing. */
export function Ways( {
	settings,
	onChange,
}: {
	settings: NotificationSettings;
	onChange: ( change: Partial< NotificationSettings > ) => void;
} ) {
	return (
		<div className="mesa-ways">
			{ KINDS.map( ( kind ) => (
				<WayRow key={ kind } kind={ kind } way={ settings[ kind ] } onChange={ ( way ) => onChange( { [ kind ]: way } ) } />
			) ) }
		</div>
	);
}
