import { useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactTime } from '../../../ui/time.ts';

interface Props {
	title: string;
	/** The button's words. */
	action: string;
	/** @param iso ISO 8601, UTC. */
	onPick: ( iso: string ) => void;
	onClose: () => void;
}

const pad = ( number: number ) => String( number ).padStart( 2, '0' );

/** As the field wants it: the person's own time, without a zone. */
function forField( date: Date ): string {
	return `${ date.getFullYear() }-${ pad( date.getMonth() + 1 ) }-${ pad( date.getDate() ) }T${ pad( date.getHours() ) }:${ pad( date.getMinutes() ) }`;
}

function tomorrowMorning(): Date {
	const now = new Date();
	return new Date( now.getFullYear(), now.getMonth(), now.getDate() + 1, 9 );
}

/** A day and a time of the person's own zone. */
export function PickTime( { title, action, onPick, onClose }: Props ) {
	const [ value, setValue ] = useState( () => forField( tomorrowMorning() ) );
	const [ tried, setTried ] = useState( false );
	const id = useId();
	const date = new Date( value );
	const isWrong = Number.isNaN( date.getTime() ) || date.getTime() <= Date.now();
	const pick = () => {
		setTried( true );
		if ( ! isWrong ) {
			onClose();
			onPick( date.toISOString() );
		}
	};
	return (
		<FormDialog title={ title } verb={ action } isBusy={ false } noValidate onSubmit={ pick } onClose={ onClose }>
			<div className="mesa-pick-time">
				<label htmlFor={ id }>{ __( 'Day and time', 'mesa-help-desk' ) }</label>
				<input
					id={ id }
					type="datetime-local"
					value={ value }
					min={ forField( new Date() ) }
					aria-invalid={ tried && isWrong }
					aria-describedby={ `${ id }-says` }
					onChange={ ( event ) => setValue( event.target.value ) }
				/>
				<p
					id={ `${ id }-says` }
					className={ tried && isWrong ? 'mesa-field__error' : '' }
					role={ tried && isWrong ? 'alert' : undefined }
				>
					{ isWrong ? __( 'Choose a time in the future.', 'mesa-help-desk' ) : exactTime( date ) }
				</p>
			</div>
		</FormDialog>
	);
}
