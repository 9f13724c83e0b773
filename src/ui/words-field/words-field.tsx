import type { Editor } from '@tiptap/core';
import { useEffect, useId, useReducer, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { VariableName } from '../../core/words/variables.ts';
import { FailedState } from '../failed-state.tsx';
import { FieldError } from '../field-error.tsx';
import { WordsTools } from './words-tools.tsx';

interface Props {
	label: string;
	/** Clean HTML. Read once: the field keeps what is typed from then on; give it a new `key` for other words. */
	html: string;
	onChange: ( html: string ) => void;
	help?: string;
	error?: string | undefined;
	placeholder?: string;
	/** What the menu of variables offers; none: no menu. */
	variables?: readonly VariableName[];
	/** Only shown. */
	isReadOnly?: boolean;
}

const NONE: readonly VariableName[] = [];

/** Words with bold, links and lists. The editor is loaded when the field is first shown. */
export function WordsField( { label, html, onChange, help = '', error, placeholder = '', variables = NONE, isReadOnly = false }: Props ) {
	const id = useId();
	const place = useRef< HTMLDivElement >( null );
	const [ editor, setEditor ] = useState< Editor | null >( null );
	// Each time that the editor did not come, and another try.
	const [ attempt, setAttempt ] = useState( 0 );
	const [ hasFailed, setFailed ] = useState( false );
	const [ , redraw ] = useReducer( ( count: number ) => count + 1, 0 );
	const latest = useRef( { html, onChange } );
	latest.current.onChange = onChange;

	useEffect( () => {
		let made: Editor | null = null;
		let gone = false;
		const make = async () => {
			const { makeTextEditor } = await import( /* webpackChunkName: "editor" */ '../text-editor/make-text-editor.ts' );
			if ( gone || ! place.current ) {
				return;
			}
			made = makeTextEditor( {
				element: place.current,
				html: latest.current.html,
				placeholder,
				attributes: { 'aria-labelledby': `${ id }-label`, 'aria-describedby': `${ id }-help`, class: 'mesa-words__text' },
				options: {
					editable: ! isReadOnly,
					onUpdate: ( { editor: now } ) => latest.current.onChange( now.isEmpty ? '' : now.getHTML() ),
					onTransaction: redraw,
				},
			} );
			setEditor( made );
		};
		make().catch( () => ! gone && setFailed( true ) );
		return () => {
			gone = true;
			made?.destroy();
		};
	}, [ id, placeholder, isReadOnly, attempt ] );

	return (
		<div className={ error ? 'mesa-field mesa-words is-wrong' : 'mesa-field mesa-words' }>
			<span id={ `${ id }-label` } className="mesa-words__label">
				{ label }
			</span>
			<div className="mesa-words__box">
				{ editor && ! isReadOnly ? (
					<WordsTools editor={ editor } variables={ variables } />
				) : (
					<div className="mesa-words__tools" />
				) }
				<div ref={ place } className="mesa-words__place" />
				{ hasFailed && (
					<FailedState
						message={ __( 'The field for these words could not be loaded. The words themselves are kept.', 'mesa-help-desk' ) }
						onRetry={ () => {
							setFailed( false );
							setAttempt( attempt + 1 );
						} }
					/>
				) }
			</div>
			<p id={ `${ id }-help` } className="mesa-quiet">
				{ help }
			</p>
			<FieldError words={ error } />
		</div>
	);
}
