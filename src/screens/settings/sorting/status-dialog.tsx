import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Priority, TicketStatus } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { ChoiceField, TextField } from '../fields.tsx';
import { ColorField } from './color-field.tsx';
import type { Color } from './color-field.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import type { Setup } from './use-setup.ts';

/** States that the site can have more statuses of. */
export type OwnState = 'open' | 'pending' | 'closed';
export const OWN_STATES: readonly OwnState[] = [ 'open', 'pending', 'closed' ];

/** What a state means for mail and folders, in plain words. */
export function stateWords( state: TicketStatus[ 'state' ] ): string {
	switch ( state ) {
		case 'open':
			return __( 'Your team has something to do', 'mesa-help-desk' );
		case 'pending':
			return __( 'Somebody else’s turn; the customer’s answer opens it again', 'mesa-help-desk' );
		case 'closed':
			return __( 'Nothing left to do', 'mesa-help-desk' );
		case 'snoozed':
			return __( 'Comes back at a time', 'mesa-help-desk' );
		default:
			return '';
	}
}

interface StatusProps {
	/** Null for a new one. */
	status: TicketStatus | null;
	setup: Setup;
	onClose: () => void;
}

/** A status of the site's own. */
export function StatusDialog( { status, setup, onClose }: StatusProps ) {
	const [ name, setName ] = useState( status?.name ?? '' );
	const [ color, setColor ] = useState< Color >( status?.color ?? 'blue' );
	const [ state, setState ] = useState< OwnState >( OWN_STATES.find( ( each ) => each === status?.state ) ?? 'pending' );
	const [ afterAnswer, setAfterAnswer ] = useState( status?.after_answer ?? false );
	const body = { name, color, after_answer: state === 'open' && afterAnswer };
	return (
		<EntryDialog
			title={ status ? __( 'Edit the status', 'mesa-help-desk' ) : __( 'Add a status', 'mesa-help-desk' ) }
			onSave={ () =>
				setup.act( () =>
					status ? api( 'updateStatus', { path: { id: status.id }, body } ) : api( 'createStatus', { body: { ...body, state } } )
				)
			}
			onClose={ onClose }
		>
			{ ( errors ) => (
				<>
					<TextField label={ __( 'Name', 'mesa-help-desk' ) } value={ name } error={ errors.name } onChange={ setName } />
					{ status ? (
						<p className="mesa-quiet">{ stateWords( state ) }</p>
					) : (
						<ChoiceField
							label={ __( 'What it counts as', 'mesa-help-desk' ) }
							value={ state }
							options={ OWN_STATES.map( ( value ) => ( { value, label: stateWords( value ) } ) ) }
							error={ errors.state }
							onChange={ setState }
						/>
					) }
					{ state === 'open' && (
						<ToggleControl
							__nextHasNoMarginBottom
							label={ __( 'A ticket gets it when its customer answers', 'mesa-help-desk' ) }
							checked={ afterAnswer }
							onChange={ setAfterAnswer }
						/>
					) }
					<ColorField value={ color } onChange={ setColor } />
				</>
			) }
		</EntryDialog>
	);
}

interface LabelProps {
	title: string;
	label: { name: string; color: Color };
	onSave: ( label: { name: string; color: Color } ) => Promise< unknown >;
	onClose: () => void;
}

function LabelDialog( { title, label, onSave, onClose }: LabelProps ) {
	const [ name, setName ] = useState( label.name );
	const [ color, setColor ] = useState( label.color );
	return (
		<EntryDialog title={ title } onSave={ () => onSave( { name, color } ) } onClose={ onClose }>
			{ ( errors ) => (
				<>
					<TextField
						label={ __( 'Name', 'mesa-help-desk' ) }
						help={ __( 'Leave it empty for the usual name.', 'mesa-help-desk' ) }
						value={ name }
						error={ errors.name }
						onChange={ setName }
					/>
					<ColorField value={ color } onChange={ setColor } />
				</>
			) }
		</EntryDialog>
	);
}

/** Another name for a built-in status. */
export function BuiltInDialog( { status, setup, onClose }: StatusProps & { status: TicketStatus } ) {
	return (
		<LabelDialog
			title={ __( 'Edit the status', 'mesa-help-desk' ) }
			label={ status }
			onSave={ ( label ) => setup.act( () => api( 'nameStatus', { body: { state: status.state, ...label } } ) ) }
			onClose={ onClose }
		/>
	);
}

/** Another name for a priority. */
export function PriorityDialog( { priority, setup, onClose }: { priority: Priority; setup: Setup; onClose: () => void } ) {
	return (
		<LabelDialog
			title={ __( 'Edit the priority', 'mesa-help-desk' ) }
			label={ priority }
			onSave={ ( label ) => setup.act( () => api( 'namePriority', { body: { level: priority.level, ...label } } ) ) }
			onClose={ onClose }
		/>
	);
}

/** Asks what a status's tickets get instead. */
export function DeleteStatus( { status, setup, onClose }: StatusProps & { status: TicketStatus } ) {
	const [ into, setInto ] = useState( '0' );
	const others = setup.desk.statuses.filter( ( other ) => other.state === status.state && other.id !== status.id );
	return (
		<EntryDialog
			title={ sprintf( /* translators: %s: name of a status. */ __( 'Delete “%s”?', 'mesa-help-desk' ), status.name ) }
			verb={ __( 'Delete', 'mesa-help-desk' ) }
			isDestructive
			onSave={ () =>
				setup.act(
					() => api( 'deleteStatus', { path: { id: status.id }, query: { into: Number( into ) } } ),
					__( 'Deleted.', 'mesa-help-desk' )
				)
			}
			onClose={ onClose }
		>
			{ ( errors ) => (
				<ChoiceField
					label={ __( 'Its tickets get this status instead', 'mesa-help-desk' ) }
					value={ into }
					options={ others.map( ( other ) => ( { value: String( other.id ), label: other.name } ) ) }
					error={ errors.into }
					onChange={ setInto }
				/>
			) }
		</EntryDialog>
	);
}
