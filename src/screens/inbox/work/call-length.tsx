import { Button, TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

const SECOND = 1000;

/** "4:12" */
export function lengthWords( seconds: number ): string {
	return `${ Math.floor( seconds / 60 ) }:${ String( seconds % 60 ).padStart( 2, '0' ) }`;
}

/** Seconds from "4:12", "4" (minutes) or "1:04:12"; null when it is none of these. */
export function readLength( text: string ): number | null {
	const parts = text.trim() === '' ? [] : text.trim().split( ':' );
	if ( parts.length === 0 || parts.length > 3 || parts.some( ( part ) => ! /^\d{1,3}$/.test( part ) ) ) {
		return null;
	}
	if ( parts.length === 1 ) {
		return Number( parts[ 0 ] ) * 60;
	}
	return parts.reduce( ( sum, part ) => sum * 60 + Number( part ), 0 );
}

interface Props {
	seconds: number;
	onChange: ( seconds: number ) => void;
	/** Runs from the start: somebody writes while they speak. */
	startsRunning?: boolean;
}

/** How long a call took: by a clock that runs, or typed. */
export function CallLength( { seconds, onChange, startsRunning = false }: Props ) {
	const [ since, setSince ] = useState< number | null >( () => ( startsRunning ? Date.now() - seconds * SECOND : null ) );
	const [ typed, setTyped ] = useState< string | null >( null );
	useEffect( () => {
		if ( since === null ) {
			return;
		}
		const timer = setInterval( () => onChange( Math.round( ( Date.now() - since ) / SECOND ) ), SECOND );
		return () => clearInterval( timer );
		// eslint-disable-next-line react-hooks/exhaustive-deps -- The clock goes on whatever is drawn again.
	}, [ since ] );
	return (
		<div className="mesa-call-length">
			<TextControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Duration (min:s)', 'mesa-help-desk' ) }
				inputMode="numeric"
				value={ typed ?? lengthWords( seconds ) }
				onFocus={ () => setTyped( null ) }
				onChange={ ( text ) => {
					setSince( null );
					setTyped( text );
					onChange( readLength( text ) ?? 0 );
				} }
				onBlur={ () => setTyped( null ) }
			/>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => {
					setTyped( null );
					setSince( since === null ? Date.now() - seconds * SECOND : null );
				} }
			>
				{ since === null ? __( 'Start the clock', 'mesa-help-desk' ) : __( 'Stop the clock', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}
