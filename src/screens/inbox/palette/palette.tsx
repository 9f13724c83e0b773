import { Modal } from '@wordpress/components';
import { flushSync, useEffect, useId, useMemo, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { KeyboardEvent } from 'react';
import type { MailboxSummary } from '../../../contract/generated/types.ts';
import type { ActionContext } from '../actions/index.ts';
import { useAgents, useDesk } from '../use-desk.ts';
import { commandsNow, matching, ofTickets } from './commands.ts';
import type { Command } from './commands.ts';
import { takeEarlyKeys } from './early-keys.ts';
import { useFoundTickets } from './use-found-tickets.ts';

const NO_MAILBOXES: MailboxSummary[] = [];

interface Props {
	context: ActionContext;
	onClose: () => void;
}

/** Commands under their headings, in the order in which each heading came first. */
function underHeadings( commands: readonly Command[] ): [ string, { command: Command; index: number }[] ][] {
	const groups = new Map< string, { command: Command; index: number }[] >();
	for ( const command of commands ) {
		groups.set( command.heading, [ ...( groups.get( command.heading ) ?? [] ), { command, index: 0 } ] );
	}
	let index = 0;
	groups.forEach( ( group ) => group.forEach( ( each ) => ( each.index = index++ ) ) );
	return [ ...groups ];
}

/**
 * Everything that can be done or gone to, by typing: actions, folders, mailboxes, agents, tickets by number
 * or words, customers.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Palette( { context, onClose }: Props ) {
	const [ text, setText ] = useState( '' );
	const [ active, setActive ] = useState( 0 );
	const field = useRef< HTMLInputElement >( null );
	const list = useId();
	const agents = useAgents();
	const mailboxes = useDesk( ( desk ) => desk.mailboxes ) ?? NO_MAILBOXES;
	const { rows, isBusy } = useFoundTickets( text );
	const groups = useMemo(
		() => underHeadings( [ ...matching( commandsNow( context, mailboxes, agents ), text ), ...ofTickets( rows, text, context.open ) ] ),
		[ context, mailboxes, agents, rows, text ]
	);
	const commands = groups.flatMap( ( [ , group ] ) => group.map( ( { command } ) => command ) );
	const at = Math.min( active, commands.length - 1 );

	useEffect( () => {
		// The dialog takes the focus for itself first.
		const timer = setTimeout( () => {
			// Drawn before the next key is let in, which would otherwise begin from an empty field.
			flushSync( () => setText( takeEarlyKeys() ) );
			field.current?.focus();
			field.current?.setSelectionRange( field.current.value.length, field.current.value.length );
		}, 0 );
		return () => clearTimeout( timer );
	}, [] );
	useEffect( () => {
		document.getElementById( `${ list }-${ at }` )?.scrollIntoView?.( { block: 'nearest' } );
	}, [ list, at ] );

	const run = ( command: Command | undefined ) => {
		if ( command ) {
			onClose();
			// After the dialog has given the focus back, or it would take it from what opens now.
			setTimeout( command.run, 0 );
		}
	};
	const onKeyDown = ( event: KeyboardEvent ) => {
		const last = commands.length - 1;
		const next = { ArrowDown: at >= last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1 }[ event.key ];
		if ( next !== undefined ) {
			event.preventDefault();
			setActive( next );
		} else if ( event.key === 'Enter' && ! event.nativeEvent.isComposing ) {
			event.preventDefault();
			run( commands[ at ] );
		}
	};
	return (
		<Modal
			title={ __( 'Commands', 'mesa-help-desk' ) }
			className="mesa-palette"
			overlayClassName="mesa-palette__overlay"
			size="medium"
			onRequestClose={ onClose }
		>
			<input
				ref={ field }
				className="mesa-palette__field"
				type="text"
				role="combobox"
				aria-expanded
				aria-autocomplete="list"
				aria-controls={ list }
				aria-activedescendant={ at >= 0 ? `${ list }-${ at }` : undefined }
				aria-label={ __( 'What do you want to do?', 'mesa-help-desk' ) }
				placeholder={ __( 'Do something, go somewhere, find a ticket by number or words…', 'mesa-help-desk' ) }
				autoComplete="off"
				spellCheck={ false }
				value={ text }
				onChange={ ( event ) => {
					setText( event.target.value );
					setActive( 0 );
				} }
				onKeyDown={ onKeyDown }
			/>
			<div
				className="mesa-palette__list"
				role="listbox"
				id={ list }
				aria-label={ __( 'Commands', 'mesa-help-desk' ) }
				aria-busy={ isBusy }
			>
				{ groups.map( ( [ heading, group ] ) => (
					<div key={ heading } role="group" aria-label={ heading }>
						<p className="mesa-palette__heading" aria-hidden>
							{ heading }
						</p>
						{ group.map( ( { command, index } ) => (
							// The keys work in the text field, which keeps the focus.
							// eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
							<div
								key={ command.id }
								id={ `${ list }-${ index }` }
								className="mesa-palette__command"
								role="option"
								aria-selected={ index === at }
								onMouseDown={ ( event ) => event.preventDefault() }
								onClick={ () => run( command ) }
							>
								<bdi className="mesa-palette__label">{ command.label }</bdi>
								<span
									className={
										command.hint.length > 0 && command.hint.length < 8 ? 'mesa-palette__key' : 'mesa-palette__hint'
									}
								>
									{ command.hint }
								</span>
							</div>
						) ) }
					</div>
				) ) }
			</div>
			<p className="mesa-palette__foot" role="status">
				{ commands.length === 0 && ! isBusy
					? __( 'Nothing found. Try a number, a word of the ticket, or a verb.', 'mesa-help-desk' )
					: sprintf(
							/* translators: %d: number of lines in the palette. */
							_n( '%d result', '%d results', commands.length, 'mesa-help-desk' ),
							commands.length
						) }
			</p>
		</Modal>
	);
}
