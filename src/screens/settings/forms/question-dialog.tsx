import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketField } from '../../../contract/generated/types.ts';
import { TextField } from '../fields.tsx';
import { ConditionField } from '../sorting/condition-field.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import type { Asked } from './values.ts';

interface Props {
	asked: Asked;
	field: TicketField;
	/** Fields of the form that come before: a condition can look at those. */
	before: readonly TicketField[];
	onSave: ( asked: Asked ) => void;
	onClose: () => void;
}

/** How a form asks for a field. */
export function QuestionDialog( { asked, field, before, onSave, onClose }: Props ) {
	const [ now, setNow ] = useState( asked );
	const isAlways = field.required === 'always';
	return (
		<EntryDialog
			title={ sprintf( /* translators: %s: name of a field. */ __( 'Ask for “%s”', 'mesa-help-desk' ), field.name ) }
			verb={ __( 'Done', 'mesa-help-desk' ) }
			onSave={ async () => onSave( now ) }
			onClose={ onClose }
		>
			{ () => (
				<>
					<TextField
						label={ __( 'What the visitor reads', 'mesa-help-desk' ) }
						placeholder={ field.name }
						value={ now.label }
						onChange={ ( label ) => setNow( { ...now, label: label.slice( 0, 120 ) } ) }
					/>
					<ToggleControl
						__nextHasNoMarginBottom
						label={ __( 'Has to be filled in', 'mesa-help-desk' ) }
						help={ isAlways ? __( 'The field itself says so; see Settings, Fields.', 'mesa-help-desk' ) : '' }
						checked={ now.required || isAlways }
						disabled={ isAlways }
						onChange={ ( required ) => setNow( { ...now, required } ) }
					/>
					{ before.length > 0 && (
						<ConditionField
							condition={ { depends_on: now.when_field || null, depends_values: now.when_values } }
							others={ before }
							error={ undefined }
							onChange={ ( { depends_on, depends_values } ) =>
								setNow( { ...now, when_field: depends_on ?? 0, when_values: depends_values } )
							}
						/>
					) }
				</>
			) }
		</EntryDialog>
	);
}
