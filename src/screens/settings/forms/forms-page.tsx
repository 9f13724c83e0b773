import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { envelope } from '@wordpress/icons';
import type { Form } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { goTo } from '../../../store/route.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { SettingsTable } from '../../../ui/settings-table/settings-table.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ArchivedList, ListIntro } from '../list-parts.tsx';
import { useForms } from './use-forms.ts';

/** What is to know about a form, in one line. */
function About( { form }: { form: Form } ) {
	const fields = form.fields.length;
	return (
		<>
			{ sprintf(
				/* translators: %d: number of messages. */
				_n( '%d message in 30 days', '%d messages in 30 days', form.requests, 'mesa-help-desk' ),
				form.requests
			) }
			{ fields > 0 &&
				` · ${ sprintf( /* translators: %d: number of fields. */ _n( '%d field', '%d fields', fields, 'mesa-help-desk' ), fields ) }` }
			{ form.url !== '' && (
				<>
					{ ' · ' }
					<a href={ form.url } target="_blank" rel="noreferrer">
						{ __( 'its page', 'mesa-help-desk' ) }
					</a>
				</>
			) }
		</>
	);
}

/** All forms for visitors. */
export function FormsPage() {
	const { forms, failure, reload, setForms, change } = useForms();
	const [ undo, setUndo ] = useState< { words: string; back: () => void } | null >( null );
	if ( ! forms ) {
		return failure ? <FailedState message={ failure } onRetry={ reload } /> : <Skeleton kind="form" rows={ 5 } />;
	}
	const put = ( form: Form ) => setForms( forms.map( ( each ) => ( each.id === form.id ? form : each ) ) );
	const archive = ( form: Form, archived: boolean ) => {
		const next = forms.map( ( each ) => ( each.id === form.id ? { ...each, archived } : each ) );
		change( next, async () => put( await api( 'updateForm', { path: { id: form.id }, body: { archived } } ) ) ).then(
			() =>
				setUndo( {
					words: archived
						? sprintf(
								/* translators: %s: name of a form. */ __( '“%s” takes no messages any more.', 'mesa-help-desk' ),
								form.name
							)
						: sprintf( /* translators: %s: name of a form. */ __( '“%s” takes messages again.', 'mesa-help-desk' ), form.name ),
					back: () => archive( { ...form, archived }, ! archived ),
				} ),
			() => setUndo( null )
		);
	};
	const copy = ( form: Form ) => {
		const { id: _id, url: _url, shortcode: _shortcode, requests: _requests, slug: _slug, ...input } = form;
		const name = sprintf( /* translators: %s: name of a form. */ __( '%s (copy)', 'mesa-help-desk' ), form.name ).slice( 0, 60 );
		// A refusal stands above the list.
		change( forms, async () => {
			const made = await api( 'createForm', { body: { ...input, name } } );
			goTo( { section: `form-${ made.id }` } );
		} ).catch( () => undefined );
	};
	const open = ( form: Form ) => goTo( { section: `form-${ form.id }` } );
	const shown = forms.filter( ( form ) => ! form.archived );
	const archived = forms.filter( ( form ) => form.archived );
	return (
		<section>
			<ListIntro add={ __( 'Add a form', 'mesa-help-desk' ) } onAdd={ () => goTo( { section: 'form-new' } ) }>
				{ __(
					'Each asks what you need to know and sends it to the right people. Put it on a page as the block “Contact form”, by its shortcode, or share the address of its own page.',
					'mesa-help-desk'
				) }
			</ListIntro>
			<p className="mesa-forms__undo" role="status">
				{ undo && (
					<>
						{ undo.words }{ ' ' }
						<Button variant="link" onClick={ undo.back }>
							{ __( 'Undo', 'mesa-help-desk' ) }
						</Button>
					</>
				) }
			</p>
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
			<SettingsTable
				label={ __( 'Forms', 'mesa-help-desk' ) }
				items={ shown }
				nameOf={ ( form ) => form.name }
				describe={ ( form ) => <About form={ form } /> }
				onOpen={ open }
				actionsOf={ ( form ) => [
					{ title: __( 'Make a copy', 'mesa-help-desk' ), onClick: () => copy( form ) },
					{ title: __( 'Archive', 'mesa-help-desk' ), onClick: () => archive( form, true ) },
				] }
				onSort={ async ( ids ) =>
					setForms( await api( 'sortForms', { body: { ids: [ ...ids, ...archived.map( ( { id } ) => id ) ] } } ) )
				}
				empty={
					<EmptyState icon={ envelope } title={ __( 'No forms yet', 'mesa-help-desk' ) }>
						<p>
							{ __(
								'The block “Contact form” works without one: name, address, message. Add a form when you want to ask for more, such as an order number, or send messages to a team.',
								'mesa-help-desk'
							) }
						</p>
					</EmptyState>
				}
			/>
			<ArchivedList
				label={ __( 'Archived forms', 'mesa-help-desk' ) }
				items={ archived }
				onOpen={ open }
				onUse={ ( form ) => archive( form, false ) }
			/>
		</section>
	);
}
