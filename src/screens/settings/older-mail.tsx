import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Mailbox } from '../../contract/generated/types.ts';
import { ChoiceField } from './fields.tsx';
import { choicesBefore } from './form-state.ts';
import type { OlderMail as Choice } from './form-state.ts';
import { ImportProgress } from './import-progress.tsx';

interface Props {
	/** Null for one that is being added. */
	mailbox: Mailbox | null;
	value: Choice;
	error?: string | undefined;
	onChange: ( value: Choice ) => void;
}

/** What becomes of the mail that was in the mailbox before it was connected. */
export function OlderMail( { mailbox, value, error, onChange }: Props ) {
	const [ asked, setAsked ] = useState( false );
	const field = useRef< HTMLDivElement >( null );
	useEffect( () => {
		// The button that was pressed is gone; whoever uses the keyboard goes on in what it opened.
		if ( asked ) {
			field.current?.querySelector( 'select' )?.focus();
		}
	}, [ asked ] );
	const names = {
		week: __( 'Fetch the last 7 days', 'mesa-help-desk' ),
		month: __( 'Fetch the last 30 days', 'mesa-help-desk' ),
		all: __( 'Fetch everything', 'mesa-help-desk' ),
	};
	if ( ! mailbox?.incoming ) {
		return (
			<ChoiceField< Choice >
				label={ __( 'Mail that is already there', 'mesa-help-desk' ) }
				value={ value }
				error={ error }
				options={ [
					{ value: 'leave', label: __( 'Leave it alone', 'mesa-help-desk' ) },
					...( [ 'week', 'month', 'all' ] as const ).map( ( each ) => ( { value: each, label: names[ each ] } ) ),
				] }
				help={
					value === 'leave'
						? __( 'Only mail that arrives from now on becomes tickets.', 'mesa-help-desk' )
						: __(
								'Each of these mails becomes a ticket, or part of one. Nobody gets an automatic answer, and tickets older than 30 days arrive closed.',
								'mesa-help-desk'
							)
				}
				onChange={ onChange }
			/>
		);
	}
	const choices = choicesBefore( mailbox.import_since, Date.now() );
	if ( mailbox.import ) {
		return <ImportProgress mailbox={ mailbox } />;
	}
	if ( choices.length === 0 ) {
		return null;
	}
	if ( ! asked ) {
		return (
			<p>
				<Button variant="link" onClick={ () => setAsked( true ) }>
					{ __( 'Fetch older mail…', 'mesa-help-desk' ) }
				</Button>
			</p>
		);
	}
	return (
		<div ref={ field }>
			<ChoiceField< Choice >
				label={ __( 'Older mail', 'mesa-help-desk' ) }
				value={ value }
				error={ error }
				options={ [
					{ value: 'leave', label: __( 'Fetch nothing more', 'mesa-help-desk' ) },
					...choices.map( ( each ) => ( { value: each, label: names[ each ] } ) ),
				] }
				help={ __(
					'After you save, the folders are looked through again, and mail of that time becomes tickets; those older than 30 days arrive closed. What is here already does not come twice.',
					'mesa-help-desk'
				) }
				onChange={ onChange }
			/>
		</div>
	);
}
