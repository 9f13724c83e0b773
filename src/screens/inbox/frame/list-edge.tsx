import { memo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { KeyboardEvent, PointerEvent } from 'react';
import { keepPreference, readPreference } from '../../../store/preferences.ts';

/** CSS pixels. Below the first a row says nothing; above the second the thread has no room. */
export const MIN_LIST = 260;
export const MAX_LIST = 560;
const STEP = 16;

const within = ( width: number ): number => Math.round( Math.min( MAX_LIST, Math.max( MIN_LIST, width ) ) );

/** The list's width as this person left it; null while they never touched it. */
export function readListWidth(): number | null {
	const width = Number( readPreference( 'list-width', '' ) );
	return width > 0 ? within( width ) : null;
}

interface Props {
	onWidth: ( width: number ) => void;
}

function Edge( { onWidth }: Props ) {
	const [ width, setWidth ] = useState( readListWidth );
	const edge = useRef< HTMLDivElement >( null );
	const measured = () => edge.current?.previousElementSibling?.getBoundingClientRect().width ?? MIN_LIST;
	const show = ( next: number ) => {
		setWidth( within( next ) );
		onWidth( within( next ) );
	};
	const drag = ( event: PointerEvent< HTMLDivElement > ) => {
		if ( event.buttons !== 1 || ! edge.current?.previousElementSibling ) {
			return;
		}
		const list = edge.current.previousElementSibling.getBoundingClientRect();
		const isRtl = window.getComputedStyle( edge.current ).direction === 'rtl';
		show( isRtl ? list.right - event.clientX : event.clientX - list.left );
	};
	const onKeyDown = ( event: KeyboardEvent< HTMLDivElement > ) => {
		const isRtl = window.getComputedStyle( event.currentTarget ).direction === 'rtl';
		const by = { ArrowLeft: -STEP, ArrowRight: STEP }[ event.key ];
		const next = by === undefined ? { Home: MIN_LIST, End: MAX_LIST }[ event.key ] : ( width ?? measured() ) + ( isRtl ? -by : by );
		if ( next !== undefined ) {
			event.preventDefault();
			show( next );
			keepPreference( 'list-width', String( within( next ) ) );
		}
	};
	return (
		// A separator that can be moved is a widget, with focus and a value.
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- see above
		<div
			ref={ edge }
			className="mesa-edge"
			role="separator"
			aria-orientation="vertical"
			aria-label={ __( 'Width of the list', 'mesa-help-desk' ) }
			aria-valuemin={ MIN_LIST }
			aria-valuemax={ MAX_LIST }
			aria-valuenow={ width ?? 340 }
			tabIndex={ 0 }
			onPointerDown={ ( event ) => event.currentTarget.setPointerCapture( event.pointerId ) }
			onPointerMove={ drag }
			onPointerUp={ () => width !== null && keepPreference( 'list-width', String( width ) ) }
			onKeyDown={ onKeyDown }
		/>
	);
}

/**
 * The edge between list and thread: drawn by hand or by arrow keys, remembered when it is let go.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/
 */
export const ListEdge = memo( Edge );
