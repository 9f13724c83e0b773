import { Icon } from '@wordpress/components';
import { useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import { fold } from '../../core/search/fold.ts';
import { FieldError } from '../field-error.tsx';
import { ChoiceList } from './choice-list.tsx';
import { useChoices } from './use-choices.ts';

export interface Token {
	/** What it is known by; unlike any other's. */
	value: string;
	label: string;
	hint?: string | undefined;
}

interface Props {
	label: string;
	/** Whether the label is only for screen readers, because a heading says the same. */
	labelIsHidden?: boolean;
	tokens: readonly Token[];
	/** Everything one can choose from, in the order in which it is offered. */
	known: readonly Token[];
	onAdd: ( token: Token ) => void;
	onRemove: ( token: Token ) => void;
	/** Where given, what is not known can be made. The words for that, for example "Make “vip”". */
	makeWords?: ( text: string ) => string;
	onFocus?: () => void;
	placeholder?: string;
	maxLength?: number;
	/** So many may be chosen; then the field says so. */
	maxTokens?: number;
	/** Only shown. */
	isReadOnly?: boolean;
	error?: string | undefined;
	/** Where a token leads; it is then a link. */
	linkOf?: ( token: Token ) => { href: string; onClick: () => void; title: string };
}

const SHOWN = 40;

/** Those that begin with the text first, then those that have it somewhere. */
function matching( known: readonly Token[], chosen: readonly Token[], text: string ): Token[] {
	const wanted = fold( text.trim() );
	const open = known.filter( ( token ) => ! chosen.some( ( each ) => each.value === token.value ) );
	const begins = open.filter( ( token ) => fold( token.label ).startsWith( wanted ) );
	const has = open.filter(
		( token ) => ! begins.includes( token ) && fold( `${ token.label } ${ token.hint ?? '' }` ).includes( wanted )
	);
	return [ ...begins, ...has ].slice( 0, SHOWN );
}

/** Several values out of many: chosen ones as chips, the rest offered while one types. */
export function TokenField( props: Props ) {
	const {
		label,
		labelIsHidden = false,
		isReadOnly = false,
		maxTokens = Infinity,
		tokens,
		known,
		onAdd,
		onRemove,
		makeWords,
		linkOf,
		error,
	} = props;
	const [ text, setText ] = useState( '' );
	const [ news, setNews ] = useState( '' );
	const field = useRef< HTMLInputElement >( null );
	const id = useId();
	const typed = text.trim();
	const found = matching( known, tokens, text );
	const isKnown = [ ...known, ...tokens ].some( ( token ) => fold( token.label ) === fold( typed ) );
	const made: Token[] = makeWords && typed !== '' && ! isKnown ? [ { value: typed, label: typed } ] : [];
	const isFull = tokens.length >= maxTokens;
	const options = isFull ? [] : [ ...found, ...made ];

	const add = ( token: Token ) => {
		onAdd( token );
		setText( '' );
		setNews( sprintf( /* translators: %s: name of a tag or a person. */ __( 'Added: %s', 'mesa-help-desk' ), token.label ) );
	};
	const remove = ( token: Token ) => {
		onRemove( token );
		setNews( sprintf( /* translators: %s: name of a tag or a person. */ __( 'Removed: %s', 'mesa-help-desk' ), token.label ) );
		field.current?.focus();
	};
	const choose = ( index: number ) => {
		const token = options[ index ];
		if ( token ) {
			add( token );
			// Open, it would lie over what comes next, such as the button of a form.
			choices.close();
		}
	};
	const choices = useChoices( { count: options.length, onChoose: choose, firstIsActive: typed !== '' } );

	const onKeyDown = ( event: KeyboardEvent< HTMLInputElement > ) => {
		if ( choices.takeKey( event ) || event.nativeEvent.isComposing ) {
			return;
		}
		const last = tokens.at( -1 );
		if ( event.key === 'Enter' || event.key === ',' ) {
			// A comma ends a name, and Enter must not send the form around.
			event.preventDefault();
			const exact = options.findIndex( ( token ) => fold( token.label ) === fold( typed ) );
			if ( typed !== '' && exact >= 0 ) {
				choose( exact );
			}
		} else if ( event.key === 'Backspace' && text === '' && last ) {
			remove( last );
		} else if ( event.key === 'Escape' && text !== '' ) {
			event.stopPropagation();
			setText( '' );
		}
	};

	return (
		<div className={ error ? 'mesa-tokens is-wrong' : 'mesa-tokens' }>
			<label htmlFor={ id } className={ labelIsHidden ? 'screen-reader-text' : 'mesa-tokens__label' }>
				{ label }
			</label>
			{ /* A click beside the text means the text. */ }
			{ /* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */ }
			<div className="mesa-tokens__box" onClick={ ( event ) => event.target === event.currentTarget && field.current?.focus() }>
				{ tokens.length > 0 && (
					<ul aria-label={ label }>
						{ tokens.map( ( token ) => {
							const link = linkOf?.( token );
							return (
								<li key={ token.value } className="mesa-token">
									{ link ? (
										<a
											href={ link.href }
											title={ link.title }
											onClick={ ( event ) => {
												if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
													event.preventDefault();
													link.onClick();
												}
											} }
										>
											<bdi>{ token.label }</bdi>
										</a>
									) : (
										<bdi>{ token.label }</bdi>
									) }
									{ ! isReadOnly && (
										<button
											type="button"
											aria-label={ sprintf(
												/* translators: %s: name of a tag or a person. */ __( 'Remove %s', 'mesa-help-desk' ),
												token.label
											) }
											onClick={ () => remove( token ) }
										>
											<Icon icon={ closeSmall } size={ 16 } />
										</button>
									) }
								</li>
							);
						} ) }
					</ul>
				) }
				{ ! isReadOnly && (
					<input
						{ ...choices.fieldProps }
						ref={ field }
						id={ id }
						type="text"
						value={ text }
						placeholder={ tokens.length === 0 ? props.placeholder : undefined }
						maxLength={ props.maxLength }
						spellCheck={ false }
						aria-invalid={ error ? true : undefined }
						aria-describedby={ error ? `${ id }-error` : undefined }
						onChange={ ( event ) => {
							setText( event.target.value );
							choices.open();
						} }
						onFocus={ props.onFocus }
						onClick={ choices.open }
						onBlur={ choices.close }
						onKeyDown={ onKeyDown }
					/>
				) }
			</div>
			<ChoiceList
				label={ label }
				choices={ choices }
				options={ options.map( ( token ) => ( {
					key: token.value,
					label: made.includes( token ) && makeWords ? makeWords( token.label ) : <bdi>{ token.label }</bdi>,
					hint: token.hint,
				} ) ) }
				onChoose={ choose }
			/>
			{ isFull && (
				<p className="mesa-tokens__full">
					{ sprintf( /* translators: %d: a number. */ __( 'More than %d are not possible.', 'mesa-help-desk' ), maxTokens ) }
				</p>
			) }
			<FieldError words={ error } id={ `${ id }-error` } />
			<span className="screen-reader-text" role="status">
				{ news }
			</span>
		</div>
	);
}
