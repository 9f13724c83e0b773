import { Button, CheckboxControl, ToggleControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { KbImport, KbImportPatch } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { sayFailure } from '../say.ts';
import { actionWord, countsLine, stateWord } from './words.ts';

interface Props {
	given: KbImport;
	/** Whether its articles are shown. */
	isOpen: boolean;
	onChange: ( now: KbImport ) => void;
}

/** How often an import that is under way is asked after (ms). */
const BEAT = 1_500;
const BUSY: readonly KbImport[ 'state' ][] = [ 'reading', 'running', 'undoing' ];

function Items( { given }: { given: KbImport } ) {
	if ( given.items.length === 0 ) {
		return null;
	}
	return (
		<div
			className="mesa-kbimport__scroll"
			role="region"
			aria-label={ __( 'Articles of this import', 'mesa-help-desk' ) }

			tabIndex={ 0 }
		>
			<table className="mesa-kbimport__table">
				<thead>
					<tr>
						<th scope="col">{ __( 'Article', 'mesa-help-desk' ) }</th>
						<th scope="col">{ __( 'Topic', 'mesa-help-desk' ) }</th>
						<th scope="col">{ __( 'What happens', 'mesa-help-desk' ) }</th>
					</tr>
				</thead>
				<tbody>
					{ given.items.map( ( item, index ) => (
						<tr key={ index }>
							<td>
								<bdi>{ item.article?.edit_url ? <a href={ item.article.edit_url }>{ item.title }</a> : item.title }</bdi>
								{ item.status !== 'publish' && <span className="mesa-quiet"> · { __( 'draft', 'mesa-help-desk' ) }</span> }
							</td>
							<td>
								<bdi>{ item.topic }</bdi>
							</td>
							<td>
								{ actionWord( item.action ) }
								{ item.clash && <span className="mesa-quiet"> { item.clash }</span> }
							</td>
						</tr>
					) ) }
				</tbody>
			</table>
		</div>
	);
}

/** One import: what it would do, how far it is, what it has done, and the way back. */
export function ImportCard( { given, isOpen, onChange }: Props ) {
	const [ draft, setDraft ] = useState( false );
	const [ asked, setAsked ] = useState( false );
	const busy = BUSY.includes( given.state );
	useEffect( () => {
		if ( ! busy ) {
			return;
		}
		const timer = setInterval( () => {
			api( 'getImport', { path: { id: given.id } } ).then( onChange, () => undefined );
		}, BEAT );
		return () => clearInterval( timer );
	}, [ busy, given.id, onChange ] );
	const act = async ( body: KbImportPatch ) => {
		setAsked( false );
		try {
			onChange( await api( 'updateImport', { path: { id: given.id }, body } ) );
			// The queue works by itself; this saves the seconds until it is woken.
			void api( 'kickJobs', {} ).catch( () => undefined );
		} catch ( error ) {
			sayFailure( error );
		}
	};
	const chosen = given.types.filter( ( type ) => type.chosen ).map( ( type ) => type.name );
	const work = given.counts.new + given.counts.changed;
	// A failed one may have got no further than a topic.
	const made = work + ( given.state === 'failed' ? given.counts.topics + given.counts.pictures : 0 );
	return (
		<article className="mesa-kbimport">
			<h3>
				<bdi>{ given.name }</bdi> <span className="mesa-quiet">{ stateWord( given.state ) }</span>
			</h3>
			{ busy ? (
				<progress
					className="mesa-kbimport__bar"
					max={ Math.max( 1, given.total ) }
					value={ given.finished }
					aria-label={ given.name }
				/>
			) : (
				<p>
					{ countsLine( given ) } · <TimeAgo time={ given.created_at } />
				</p>
			) }
			{ given.error && (
				<p className="mesa-form__failure" role="alert">
					{ given.error }
				</p>
			) }
			{ isOpen && given.state === 'checked' && given.types.length > 1 && (
				<fieldset>
					<legend>{ __( 'What is an article?', 'mesa-help-desk' ) }</legend>
					{ given.types.map( ( type ) => (
						<CheckboxControl
							__nextHasNoMarginBottom
							key={ type.name }
							label={ `${ type.name } (${ type.count })` }
							checked={ type.chosen }
							disabled={ type.chosen && chosen.length === 1 }
							onChange={ ( on ) =>
								void act( {
									action: 'check',
									types: on ? [ ...chosen, type.name ] : chosen.filter( ( name ) => name !== type.name ),
								} )
							}
						/>
					) ) }
				</fieldset>
			) }
			{ isOpen && given.notes.length > 0 && (
				<ul className="mesa-form__advice">
					{ given.notes.map( ( note ) => (
						<li key={ note }>{ note }</li>
					) ) }
				</ul>
			) }
			{ isOpen && <Items given={ given } /> }
			<div className="mesa-entry__steps">
				{ isOpen && given.state === 'checked' && (
					<>
						<ToggleControl
							__nextHasNoMarginBottom
							label={ __( 'Keep everything as drafts first', 'mesa-help-desk' ) }
							checked={ draft }
							onChange={ setDraft }
						/>
						<Button
							variant="primary"
							__next40pxDefaultSize
							disabled={ work === 0 }
							accessibleWhenDisabled
							onClick={ () => void act( { action: 'run', status: draft ? 'draft' : 'same' } ) }
						>
							{ work === 0
								? __( 'Nothing to import', 'mesa-help-desk' )
								: /* translators: %d: number of articles. */ sprintf( __( 'Import %d', 'mesa-help-desk' ), work ) }
						</Button>
					</>
				) }
				{ ( given.state === 'done' || given.state === 'failed' ) && made > 0 && ! asked && (
					<Button variant="tertiary" isDestructive onClick={ () => setAsked( true ) }>
						{ __( 'Take this import back', 'mesa-help-desk' ) }
					</Button>
				) }
				{ asked && (
					<>
						<span>{ __( 'Its articles go to the trash, also those you have written on since.', 'mesa-help-desk' ) }</span>
						<Button variant="primary" isDestructive onClick={ () => void act( { action: 'undo' } ) }>
							{ __( 'Take it back', 'mesa-help-desk' ) }
						</Button>
						<Button variant="tertiary" onClick={ () => setAsked( false ) }>
							{ __( 'Keep it', 'mesa-help-desk' ) }
						</Button>
					</>
				) }
			</div>
		</article>
	);
}
