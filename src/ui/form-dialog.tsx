import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react';

interface Props {
	title: string;
	size?: 'small' | 'medium';
	className?: string;
	/** What the button says; a verb. */
	verb: string;
	isDestructive?: boolean;
	/** Whether the answer is on its way. */
	isBusy: boolean;
	isReady?: boolean;
	/** What went wrong, where no field of the form says it; at the foot. */
	failure?: string | undefined;
	/** Leaves it to the site, or to the form itself, to say what is wrong. */
	noValidate?: boolean;
	onSubmit: () => void;
	onClose: () => void;
	children: ReactNode;
}

/** What is chosen by a button is lost as what is typed is; those at the foot choose nothing. */
const isChoice = ( { target }: MouseEvent ) =>
	target instanceof Element && target.closest( 'button, [role="option"]' ) !== null && ! target.closest( '.mesa-form__foot' );

/**
 * A form that floats. Once something is typed or chosen, only its own buttons close it: neither a click beside it nor
 * Escape throws that away. And while the answer is on its way nothing closes it: there has to be a place where a refusal
 * can be read. Ctrl/⌘ Enter submits.
 */
export function FormDialog( {
	title,
	size = 'small',
	className = '',
	verb,
	isDestructive = false,
	isBusy,
	isReady = true,
	failure,
	noValidate = false,
	onSubmit,
	onClose,
	children,
}: Props ) {
	const [ isTouched, setTouched ] = useState( false );
	const touch = () => setTouched( true );
	const submit = ( event: FormEvent ) => {
		event.preventDefault();
		// Opened from within a form, it must not save that one too: React passes events on to where it stands in the code.
		event.stopPropagation();
		if ( isReady && ! isBusy ) {
			onSubmit();
		}
	};
	const takeKey = ( event: KeyboardEvent< HTMLFormElement > ) => {
		if ( event.key === 'Enter' && ( event.ctrlKey || event.metaKey ) ) {
			event.preventDefault();
			event.stopPropagation();
			event.currentTarget.requestSubmit();
		}
	};
	return (
		<Modal
			title={ title }
			size={ size }
			className={ className }
			shouldCloseOnClickOutside={ ! isBusy && ! isTouched }
			shouldCloseOnEsc={ ! isBusy && ! isTouched }
			isDismissible={ ! isBusy }
			onRequestClose={ () => ! isBusy && onClose() }
		>
			{ /* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It hears what its fields pass on; nobody clicks it. */ }
			<form
				className="mesa-form"
				noValidate={ noValidate }
				onSubmit={ submit }
				onKeyDown={ takeKey }
				onChange={ touch }
				// Fields of formatted words change nothing that `onChange` hears of.
				onInput={ touch }
				onClick={ ( event ) => isChoice( event ) && touch() }
			>
				{ children }
				{ failure && (
					<p className="mesa-form__failure" role="alert">
						{ failure }
					</p>
				) }
				<div className="mesa-form__foot">
					<Button variant="tertiary" __next40pxDefaultSize disabled={ isBusy } onClick={ onClose }>
						{ __( 'Cancel', 'mesa-help-desk' ) }
					</Button>
					<Button
						variant="primary"
						type="submit"
						isDestructive={ isDestructive }
						__next40pxDefaultSize
						isBusy={ isBusy }
						disabled={ isBusy || ! isReady }
						accessibleWhenDisabled
					>
						{ verb }
					</Button>
				</div>
			</form>
		</Modal>
	);
}
