import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { archive, closeSmall } from '@wordpress/icons';
import type { TicketCount, TicketPatch } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { BulkAssign, BulkMenu } from './bulk-menu.tsx';
import { BulkTags } from './bulk-tags.tsx';

interface Props {
	selected: ReadonlySet< number >;
	/** Rows in the list. */
	total: number;
	/** Of everything in the folder or search, when all of that is meant; null when only the selected rows are. */
	whole: TicketCount | null;
	onAll: () => void;
	onChange: ( patch: TicketPatch ) => void;
	/** Deletes for ever; null where nothing lies in the trash, or somebody may not. */
	onDelete: ( () => void ) | null;
	onClear: () => void;
}

function All( { some, onAll }: { some: boolean; onAll: () => void } ) {
	const box = useRef< HTMLInputElement >( null );
	useEffect( () => {
		if ( box.current ) {
			box.current.indeterminate = some;
		}
	}, [ some ] );
	return (
		<input
			ref={ box }
			type="checkbox"
			checked={ ! some }
			aria-label={ __( 'Select all that are shown', 'mesa-help-desk' ) }
			title={ __( 'Select all that are shown', 'mesa-help-desk' ) }
			onChange={ onAll }
		/>
	);
}

/** What can be done to the selected tickets, in place of the list's head. */
export function BulkBar( { selected, total, whole, onAll, onChange, onDelete, onClear }: Props ) {
	const mayEdit = allows( 'mesa_edit_tickets' );
	const count = whole ? whole.count : selected.size;
	const shown = `${ count.toLocaleString() }${ whole?.more ? '+' : '' }`;
	return (
		<div className="mesa-bulk" role="toolbar" aria-label={ __( 'Selected tickets', 'mesa-help-desk' ) }>
			<All some={ selected.size < total } onAll={ onAll } />
			<span className="mesa-bulk__count" role="status">
				{ sprintf( /* translators: %s: number of tickets. */ _n( '%s selected', '%s selected', count, 'mesa-help-desk' ), shown ) }
			</span>
			{ mayEdit && (
				<>
					<Button
						icon={ archive }
						size="compact"
						label={ __( 'Close', 'mesa-help-desk' ) }
						onClick={ () => onChange( { status: 'closed' } ) }
					/>
					<BulkAssign onChange={ onChange } />
					<BulkTags selected={ selected } onChange={ onChange } />
				</>
			) }
			{ mayEdit && <BulkMenu onChange={ onChange } onDelete={ onDelete } /> }
			<Button icon={ closeSmall } size="compact" label={ __( 'Clear the selection', 'mesa-help-desk' ) } onClick={ onClear } />
		</div>
	);
}
