import { TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ArticleSource, TicketRow } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { dayAndTime, parseTime } from '../../../ui/time.ts';
import { useWork, WorkDialog } from './work-dialog.tsx';

interface Props {
	row: TicketRow;
	onClose: () => void;
}

/** The draft of an article from an answer: the best one is chosen already. */
export function ArticleDialog( { row, onClose }: Props ) {
	const [ source, setSource ] = useState< ArticleSource | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ attempt, setAttempt ] = useState( 0 );
	const [ chosen, setChosen ] = useState( 0 );
	const [ title, setTitle ] = useState( '' );
	const work = useWork();
	useEffect( () => {
		let over = false;
		setFailure( '' );
		api( 'getArticleSource', { path: { id: row.id } } ).then(
			( found ) => {
				if ( ! over ) {
					setSource( found );
					setTitle( found.title );
					setChosen( ( found.answers.find( ( answer ) => answer.best ) ?? found.answers[ 0 ] )?.message_id ?? 0 );
				}
			},
			( error: unknown ) => ! over && setFailure( toFailure( error ).message )
		);
		return () => {
			over = true;
		};
	}, [ row.id, attempt ] );
	const submit = () =>
		void work.run( async () => {
			const draft = await api( 'writeArticle', { path: { id: row.id }, body: { message_id: chosen, title: title.trim() } } );
			window.location.assign( draft.edit_url );
		} );
	return (
		<WorkDialog
			title={ __( 'Write an article from this ticket', 'mesa-help-desk' ) }
			button={ __( 'Open as a draft', 'mesa-help-desk' ) }
			work={ work }
			canSubmit={ chosen > 0 }
			onSubmit={ submit }
			onClose={ onClose }
		>
			{ failure && <FailedState message={ failure } onRetry={ () => setAttempt( attempt + 1 ) } /> }
			{ ! source && ! failure && <Skeleton kind="form" rows={ 3 } /> }
			{ source && source.articles.length > 0 && (
				<p className="mesa-form__advice">
					{ __( 'There is an article from this ticket already:', 'mesa-help-desk' ) }{ ' ' }
					{ source.articles.map( ( article, index ) => (
						<span key={ article.id }>
							{ index > 0 && ', ' }
							<a href={ article.edit_url || article.url }>
								<bdi>{ article.title }</bdi>
							</a>
						</span>
					) ) }
				</p>
			) }
			{ source && source.answers.length === 0 && (
				<p>
					{ __(
						'Nobody has answered this ticket yet. Answer the customer first: the article is made of your answer.',
						'mesa-help-desk'
					) }
				</p>
			) }
			{ source && source.answers.length > 0 && (
				<>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Title', 'mesa-help-desk' ) }
						help={ __( 'As a customer would ask it.', 'mesa-help-desk' ) }
						value={ title }
						maxLength={ 200 }
						onChange={ setTitle }
					/>
					<fieldset className="mesa-answers">
						<legend>{ __( 'Answer', 'mesa-help-desk' ) }</legend>
						{ source.answers.map( ( answer ) => (
							<label key={ answer.message_id } htmlFor={ `mesa-answer-${ answer.message_id }` }>
								<input
									id={ `mesa-answer-${ answer.message_id }` }
									type="radio"
									name="mesa-answer"
									checked={ answer.message_id === chosen }
									onChange={ () => setChosen( answer.message_id ) }
								/>
								<span>
									<b>
										<bdi>{ answer.author }</bdi>
									</b>{ ' ' }
									<span className="mesa-quiet">{ dayAndTime( parseTime( answer.created_at ) ) }</span>
									<span className="mesa-answers__text" dir="auto">
										{ answer.text }
									</span>
								</span>
							</label>
						) ) }
					</fieldset>
					<p className="mesa-quiet">
						{ __(
							'Greetings are left out. Names, addresses and numbers are replaced and marked, so that you can check them. Everybody who edits articles can read the draft, also people who cannot see this ticket. Customers see nothing until you publish.',
							'mesa-help-desk'
						) }
					</p>
				</>
			) }
		</WorkDialog>
	);
}
