import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toFailure } from '../../store/failure.ts';
import type { Failure } from '../../store/failure.ts';
import { useAskBeforeLeaving } from './use-ask-before-leaving.ts';

/** Where a form stands between what was typed and what is stored. */
export interface Saving {
	busy: boolean;
	/** It is stored as it stands on screen. */
	saved: boolean;
	failure: Failure | null;
	/** What is wrong, by field. */
	errors: Record< string, string >;
	/** Something was typed: it is not stored any more. */
	touch: () => void;
	/**
	 * Does what stores it. A refusal stands in `failure`, and false is answered.
	 *
	 * @param store Is given a way to ask whether nothing was typed since it began.
	 */
	save: ( store: ( isUntouched: () => boolean ) => Promise< void > ) => Promise< boolean >;
}

const NO_ERRORS: Record< string, string > = {};

/** Busy, saved, refused: the same for every form. */
export function useSaving(): Saving {
	const [ busy, setBusy ] = useState( false );
	const [ saved, setSaved ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const touches = useRef( 0 );
	return {
		busy,
		saved,
		failure,
		errors: failure?.params ?? NO_ERRORS,
		touch: () => {
			touches.current++;
			setSaved( false );
		},
		save: async ( store ) => {
			const before = touches.current;
			const isUntouched = () => touches.current === before;
			setBusy( true );
			setFailure( null );
			try {
				await store( isUntouched );
				setSaved( isUntouched() );
				return true;
			} catch ( error ) {
				setFailure( toFailure( error ) );
				return false;
			} finally {
				setBusy( false );
			}
		},
	};
}

interface Props {
	saving: Saving;
	onSave: () => void;
	/** Whether there is anything that is not stored. */
	isChanged: boolean;
	/** Whether it can be stored, where that is not only what was changed. */
	canSave?: boolean;
	label?: string;
	className?: string;
	/** The site says what is wrong, and no bubble of the browser's. */
	noValidate?: boolean;
	/** Only looked at: no button. */
	isReadOnly?: boolean;
	/** Beside the button. */
	beside?: ReactNode;
	/** Below the button. */
	after?: ReactNode;
	children: ReactNode;
}

/** A form with one button that stores all of it, and what came of it. What was typed is never lost: whoever leaves is asked. */
export function SavedForm( {
	saving,
	onSave,
	isChanged,
	canSave = isChanged,
	label,
	className = '',
	noValidate = false,
	isReadOnly = false,
	beside,
	after,
	children,
}: Props ) {
	const { busy, saved, failure } = saving;
	useAskBeforeLeaving( isChanged );
	return (
		<form
			className={ `mesa-form ${ className }`.trim() }
			noValidate={ noValidate }
			onSubmit={ ( event ) => {
				event.preventDefault();
				onSave();
			} }
		>
			{ children }
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure.message } { __( 'What you typed is kept.', 'mesa-help-desk' ) }
				</p>
			) }
			{ ! isReadOnly && (
				<div className="mesa-form__bar">
					<Button variant="primary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy || ! canSave }>
						{ label ?? __( 'Save changes', 'mesa-help-desk' ) }
					</Button>
					{ beside }
					<span className="mesa-form__saved" role="status">
						{ saved && __( 'Saved', 'mesa-help-desk' ) }
					</span>
				</div>
			) }
			{ after }
		</form>
	);
}
