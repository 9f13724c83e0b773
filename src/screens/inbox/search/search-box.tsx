import { Button, Icon } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useId, useMemo, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall, search as searchIcon, settings as filterIcon } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import { replacePart } from '../../../core/search/read-query.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { ChoiceList } from '../../../ui/choices/choice-list.tsx';
import { useChoices } from '../../../ui/choices/use-choices.ts';
import { FieldError } from '../../../ui/field-error.tsx';
import { useDesk } from '../use-desk.ts';
import { sortedBy } from './sorted-by.ts';
import { allOperators, suggestionsFor } from './suggestions.ts';
import { noteRecent, recentSuggestions } from './recent.ts';
import { useSearchText } from './use-search-text.ts';

const NOTHING: readonly never[] = [];

/** The search field: what can be searched for is offered below it while one types. */
export function SearchBox( { error }: { error: string | undefined } ) {
	const { text, type, run } = useSearchText();
	const [ caret, setCaret ] = useState( text.length );
	const [ showsAll, setShowsAll ] = useState( false );
	const field = useRef< HTMLInputElement >( null );
	const id = useId();
	const { loadTags } = useDispatch( deskStore );
	const tags = useDesk( ( desk ) => desk.tags ) ?? NOTHING;
	const mailboxes = useDesk( ( desk ) => desk.mailboxes ) ?? NOTHING;
	const agents = useDesk( ( desk ) => desk.agents ) ?? NOTHING;
	const setup = useDesk( ( desk ) => desk.setup );
	const suggestions = useMemo(
		() =>
			showsAll || text === ''
				? [ ...recentSuggestions(), ...allOperators() ]
				: suggestionsFor( text, caret, {
						tags: tags.map( ( tag ) => tag.name ),
						mailboxes: mailboxes.map( ( mailbox ) => mailbox.name ),
						agents: agents.map( ( agent ) => agent.name ),
						...sortedBy( setup ),
						now: new Date(),
					} ),
		[ showsAll, text, caret, tags, mailboxes, agents, setup ]
	);

	const choose = ( index: number ) => {
		const suggestion = suggestions[ index ];
		if ( ! suggestion ) {
			return;
		}
		// From the list of everything: a further part, not one in the place of a word that is there.
		const place =
			showsAll && text !== '' && ! /\s$/.test( text ) ? { query: `${ text } `, caret: text.length + 1 } : { query: text, caret };
		const next = replacePart( place.query, place.caret, suggestion.isUnfinished ? suggestion.text : `${ suggestion.text } ` );
		setShowsAll( false );
		setCaret( next.caret );
		if ( suggestion.isUnfinished ) {
			type( next.query, next.caret );
			choices.open();
		} else {
			noteRecent( next.query );
			run( next.query );
			choices.close();
		}
		// React puts the caret at the end of a value that it sets.
		requestAnimationFrame( () => {
			field.current?.focus();
			field.current?.setSelectionRange( next.caret, next.caret );
		} );
	};
	const choices = useChoices( { count: suggestions.length, onChoose: choose } );
	const close = () => {
		setShowsAll( false );
		choices.close();
	};

	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		if ( event.key === 'ArrowDown' && ! choices.isOpen && suggestions.length === 0 ) {
			setShowsAll( true );
		}
		if ( choices.takeKey( event ) || event.nativeEvent.isComposing ) {
			return;
		}
		if ( event.key === 'Enter' ) {
			noteRecent( text );
			run( text );
			close();
		} else if ( event.key === 'Escape' ) {
			event.preventDefault();
			field.current?.blur();
		}
	};
	const noteCaret = () => setCaret( field.current?.selectionStart ?? text.length );
	const begin = () => {
		void loadTags();
		choices.open();
	};

	return (
		<div className={ error ? 'mesa-search is-wrong' : 'mesa-search' }>
			<div className="mesa-search__box">
				<Icon icon={ searchIcon } size={ 20 } />
				<input
					{ ...choices.fieldProps }
					ref={ field }
					type="text"
					inputMode="search"
					enterKeyHint="search"
					aria-label={ __( 'Search tickets', 'mesa-help-desk' ) }
					placeholder={ __( 'Search tickets', 'mesa-help-desk' ) }
					value={ text }
					dir={ text === '' ? undefined : 'auto' }
					maxLength={ 300 }
					spellCheck={ false }
					aria-invalid={ error ? true : undefined }
					aria-describedby={ error ? id : undefined }
					onChange={ ( event ) => {
						const at = event.target.selectionStart ?? event.target.value.length;
						setShowsAll( false );
						setCaret( at );
						type( event.target.value, at );
						choices.open();
					} }
					onSelect={ noteCaret }
					onFocus={ begin }
					onClick={ choices.open }
					onBlur={ close }
					onKeyDown={ onKeyDown }
				/>
				{ text !== '' && (
					<Button
						icon={ closeSmall }
						size="small"
						label={ __( 'Clear the search', 'mesa-help-desk' ) }
						onClick={ () => {
							run( '' );
							field.current?.focus();
						} }
					/>
				) }
				<Button
					icon={ filterIcon }
					size="small"
					label={ __( 'What you can search for', 'mesa-help-desk' ) }
					aria-expanded={ choices.isOpen }
					// The field keeps the focus, else its list would close before the click.
					onMouseDown={ ( event: { preventDefault: () => void } ) => event.preventDefault() }
					onClick={ () => {
						if ( choices.isOpen ) {
							close();
							return;
						}
						setShowsAll( true );
						field.current?.focus();
						choices.open();
					} }
				/>
			</div>
			<ChoiceList
				label={ __( 'What you can search for', 'mesa-help-desk' ) }
				choices={ choices }
				options={ suggestions.map( ( suggestion ) => ( {
					key: suggestion.text,
					label: <bdi>{ suggestion.text }</bdi>,
					hint: suggestion.hint,
				} ) ) }
				onChoose={ choose }
				foot={
					suggestions.length > 8
						? __( '“Quotes” find words side by side, a minus leaves out, OR finds either.', 'mesa-help-desk' )
						: undefined
				}
			/>
			<FieldError words={ error } id={ id } />
		</div>
	);
}
