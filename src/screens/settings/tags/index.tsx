import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { tag as tagIcon } from '@wordpress/icons';
import type { Tag } from '../../../contract/generated/types.ts';
import { fold } from '../../../core/search/fold.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../fields.tsx';
import { TagRow } from './tag-row.tsx';

/** Fewer are found at a glance. */
const FILTER_FROM = 10;

function byName( a: Tag, b: Tag ): number {
	return a.name.localeCompare( b.name );
}

/** All tags: a manager renames, merges and deletes them. */
export function Tags() {
	const [ tags, setTags ] = useState< Tag[] | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const [ filter, setFilter ] = useState( '' );
	const [ news, setNews ] = useState( '' );
	const load = () => {
		setFailure( '' );
		api( 'listTags', {} ).then( setTags, ( error ) => setFailure( toFailure( error ).message ) );
	};
	useEffect( load, [] );
	if ( ! tags ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 5 } />;
	}
	if ( tags.length === 0 ) {
		return (
			<EmptyState icon={ tagIcon } title={ __( 'No tags yet', 'mesa-help-desk' ) }>
				<p>{ __( 'Tags are made where they are needed: beside a ticket, type a word into “Tags”.', 'mesa-help-desk' ) }</p>
				<p role="status">{ news }</p>
			</EmptyState>
		);
	}
	const shown = tags.filter( ( tag ) => fold( tag.name ).includes( fold( filter.trim() ) ) );
	return (
		<>
			<p>
				{ __(
					'What you change here changes on every ticket. Letter case and accents make no difference between two tags.',
					'mesa-help-desk'
				) }
			</p>
			{ tags.length >= FILTER_FROM && (
				<TextField label={ __( 'Find a tag', 'mesa-help-desk' ) } value={ filter } onChange={ setFilter } />
			) }
			<p className="mesa-tags-news" role="status">
				{ news }
			</p>
			<ul className="mesa-tag-rows">
				{ shown.map( ( tag ) => (
					<TagRow
						key={ tag.id }
						tag={ tag }
						tags={ tags }
						onRenamed={ ( renamed ) => {
							setTags( tags.map( ( each ) => ( each.id === renamed.id ? renamed : each ) ).sort( byName ) );
							setNews(
								sprintf(
									/* translators: %s: name of a tag. */ __( 'It is called “%s” now.', 'mesa-help-desk' ),
									renamed.name
								)
							);
						} }
						onGone={ ( gone, words ) => {
							setTags( tags.filter( ( each ) => each.id !== gone.id ) );
							setNews( words );
						} }
					/>
				) ) }
			</ul>
			{ shown.length === 0 && <p className="mesa-quiet">{ __( 'No tag has this in its name.', 'mesa-help-desk' ) }</p> }
		</>
	);
}
