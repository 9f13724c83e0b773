import { Button, TextareaControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useAskBeforeLeaving } from '../use-ask-before-leaving.ts';
import { loneWord, toGroups, toLines } from './lines.ts';

/** Words that mean the same to those who search the knowledge base. */
export function SynonymsPage() {
	const [ lines, setLines ] = useState< string | null >( null );
	const [ kept, setKept ] = useState< string | null >( null );
	const latest = useRef( lines );
	latest.current = lines;
	useAskBeforeLeaving( lines !== kept );
	const [ failure, setFailure ] = useState( '' );
	const [ said, setSaid ] = useState( '' );
	const [ busy, setBusy ] = useState( false );
	const load = () => {
		setFailure( '' );
		api( 'getSynonyms', {} ).then(
			( { groups } ) => {
				setLines( toLines( groups ) );
				setKept( toLines( groups ) );
			},
			( error: unknown ) => setFailure( toFailure( error ).message )
		);
	};
	useEffect( load, [] );
	if ( lines === null ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 4 } />;
	}
	const save = async () => {
		setFailure( '' );
		setSaid( '' );
		const alone = loneWord( lines );
		if ( alone ) {
			setFailure(
				sprintf(
					/* translators: %s: a word. */
					__( '“%s” stands alone in its line. Add a word that means the same, or remove the line.', 'mesa-help-desk' ),
					alone
				)
			);
			return;
		}
		setBusy( true );
		try {
			const { groups } = await api( 'saveSynonyms', { body: { groups: toGroups( lines ) } } );
			setKept( toLines( groups ) );
			// What was typed meanwhile stays, and is not saved.
			if ( latest.current === lines ) {
				setLines( toLines( groups ) );
				setSaid( __( 'Saved. Visitors find by these words from now on.', 'mesa-help-desk' ) );
			}
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( false );
		}
	};
	return (
		<form
			className="mesa-form"
			onSubmit={ ( event ) => {
				event.preventDefault();
				void save();
			} }
		>
			<TextareaControl
				__nextHasNoMarginBottom
				label={ __( 'One line for words that mean the same', 'mesa-help-desk' ) }
				help={ __(
					'With commas between them, in any language: refund, money back, reimbursement. Whoever searches for one also finds articles that use another. What only one article is called belongs into that article, under “Also found as”.',
					'mesa-help-desk'
				) }
				placeholder={ __( 'refund, money back, reimbursement', 'mesa-help-desk' ) }
				rows={ 10 }
				value={ lines }
				onChange={ ( value ) => {
					setSaid( '' );
					setLines( value );
				} }
			/>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
			<div className="mesa-form__bar">
				<Button variant="primary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy }>
					{ __( 'Save words', 'mesa-help-desk' ) }
				</Button>
				<span className="mesa-form__saved" role="status">
					{ said }
				</span>
			</div>
		</form>
	);
}
