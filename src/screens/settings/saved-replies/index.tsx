import { Button, DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { comment, moreHorizontal } from '@wordpress/icons';
import type { SavedReply } from '../../../contract/generated/types.ts';
import type { Failure } from '../../../store/failure.ts';
import { goTo } from '../../../store/route.ts';
import {
	deleteSavedReply,
	importSavedReplies,
	loadSavedReplies,
	saveSavedReply,
	searchSavedReplies,
	useSavedReplies,
} from '../../../store/saved-replies.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FileButton } from '../../../ui/file-button.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EntryDialog } from '../entry-dialog.tsx';
import { ChoiceField, TextField } from '../fields.tsx';
import { News } from '../list-parts.tsx';
import { ReplyRow } from './reply-row.tsx';
import { download, exported, readImport } from './transfer.ts';

type Order = 'folder' | 'most' | 'stale';

interface Group {
	folder: string;
	replies: SavedReply[];
}

/** By folder, or one list for the other orders. */
function inGroups( replies: readonly SavedReply[], order: Order, query: string ): Group[] {
	if ( order === 'most' ) {
		return [ { folder: '', replies: [ ...replies ].sort( ( a, b ) => b.uses - a.uses ) } ];
	}
	if ( order === 'stale' ) {
		return [
			{ folder: '', replies: [ ...replies ].sort( ( a, b ) => ( a.last_used_at ?? '' ).localeCompare( b.last_used_at ?? '' ) ) },
		];
	}
	if ( query.trim() !== '' ) {
		return [ { folder: '', replies: [ ...replies ] } ];
	}
	const folders = [ ...new Set( replies.map( ( reply ) => reply.folder ) ) ].sort( ( a, b ) => a.localeCompare( b ) );
	return folders.map( ( folder ) => ( {
		folder,
		replies: replies.filter( ( reply ) => reply.folder === folder ).sort( ( a, b ) => a.title.localeCompare( b.title ) ),
	} ) );
}

/** All saved replies that one may use: found, written, tidied up, taken along. */
export function SavedReplies() {
	const { replies, failure } = useSavedReplies();
	const [ query, setQuery ] = useState( '' );
	const [ whose, setWhose ] = useState< 'all' | 'shared' | 'own' >( 'all' );
	const [ order, setOrder ] = useState< Order >( 'folder' );
	const [ deleting, setDeleting ] = useState< SavedReply | null >( null );
	const [ news, setNews ] = useState( '' );
	const [ problem, setProblem ] = useState( '' );
	if ( ! replies ) {
		return failure ? (
			<FailedState message={ failure.message } onRetry={ () => void loadSavedReplies( true ) } />
		) : (
			<Skeleton kind="form" rows={ 6 } />
		);
	}
	const attempt = async ( work: () => Promise< string > ) => {
		setProblem( '' );
		setNews( '' );
		try {
			setNews( await work() );
		} catch ( error ) {
			setProblem( ( error as Failure ).message );
		}
	};
	const takeIn = ( file: File ) =>
		attempt( async () => {
			const body = readImport( await file.text() );
			if ( ! body ) {
				setProblem( __( 'This file holds no saved replies. Choose a file that was exported here.', 'mesa-help-desk' ) );
				return '';
			}
			const { added, skipped } = await importSavedReplies( body );
			/* translators: %d: number of saved replies. */
			const words = sprintf( _n( '%d saved reply was added.', '%d saved replies were added.', added, 'mesa-help-desk' ), added );
			return skipped === 0
				? words
				: /* translators: 1: a sentence, 2: number of saved replies. */
					sprintf( __( '%1$s %2$d were here already.', 'mesa-help-desk' ), words, skipped );
		} );
	const upload = ( words: string, isPrimary: boolean ) => (
		<FileButton
			accept="application/json,.json"
			variant={ isPrimary ? 'secondary' : 'tertiary' }
			onFiles={ ( [ file ] ) => file && void takeIn( file ) }
		>
			{ words }
		</FileButton>
	);
	const write = (
		<Button variant="primary" __next40pxDefaultSize onClick={ () => goTo( { section: 'reply-new' } ) }>
			{ __( 'Write a saved reply', 'mesa-help-desk' ) }
		</Button>
	);
	const said = <News news={ news } failure={ problem } />;
	if ( replies.length === 0 ) {
		return (
			<EmptyState icon={ comment } title={ __( 'No saved replies yet', 'mesa-help-desk' ) }>
				<p>
					{ __(
						'Write the answers you give every day once. In a reply, type “/” and a word of it: it stands there with the customer’s name filled in.',
						'mesa-help-desk'
					) }
				</p>
				<div className="mesa-saved-empty">
					{ write }
					{ upload( __( 'Import from a file', 'mesa-help-desk' ), true ) }
				</div>
				{ said }
			</EmptyState>
		);
	}
	const found = searchSavedReplies( replies, query, null ).filter(
		( reply ) => whose === 'all' || reply.shared === ( whose === 'shared' )
	);
	return (
		<>
			<div className="mesa-saved-head">
				{ write }
				{ upload( __( 'Import', 'mesa-help-desk' ), false ) }
				<DropdownMenu icon={ moreHorizontal } label={ __( 'More', 'mesa-help-desk' ) }>
					{ ( { onClose } ) => (
						<MenuGroup>
							<MenuItem
								onClick={ () => {
									download( exported( found ), 'saved-replies.json' );
									onClose();
								} }
							>
								{ __( 'Export what is shown', 'mesa-help-desk' ) }
							</MenuItem>
						</MenuGroup>
					) }
				</DropdownMenu>
			</div>
			<div className="mesa-saved-filter">
				<TextField label={ __( 'Find', 'mesa-help-desk' ) } value={ query } onChange={ setQuery } />
				<ChoiceField
					label={ __( 'Whose', 'mesa-help-desk' ) }
					value={ whose }
					options={ [
						{ value: 'all', label: __( 'All', 'mesa-help-desk' ) },
						{ value: 'shared', label: __( 'The whole team’s', 'mesa-help-desk' ) },
						{ value: 'own', label: __( 'Only mine', 'mesa-help-desk' ) },
					] }
					onChange={ setWhose }
				/>
				<ChoiceField
					label={ __( 'Order', 'mesa-help-desk' ) }
					value={ order }
					options={ [
						{ value: 'folder', label: __( 'By folder', 'mesa-help-desk' ) },
						{ value: 'most', label: __( 'Used most', 'mesa-help-desk' ) },
						{ value: 'stale', label: __( 'Not used for longest', 'mesa-help-desk' ) },
					] }
					onChange={ setOrder }
				/>
			</div>
			{ said }
			{ inGroups( found, order, query ).map( ( group ) => (
				<div key={ group.folder } className="mesa-saved-group">
					{ group.folder !== '' && <h2>{ group.folder }</h2> }
					<ul>
						{ group.replies.map( ( reply ) => (
							<ReplyRow
								key={ reply.id }
								reply={ reply }
								onDelete={ () => setDeleting( reply ) }
								onDuplicate={ () =>
									void attempt( async () => {
										const { title, folder, html, mailbox_ids, files, actions } = reply;
										const copy = await saveSavedReply( null, {
											title: sprintf(
												/* translators: %s: name of a saved reply. */ __( '%s (copy)', 'mesa-help-desk' ),
												title
											).slice( 0, 190 ),
											folder,
											html,
											mailbox_ids,
											actions,
											files: files.map( ( { sha256, filename, content_type } ) => ( {
												sha256,
												filename,
												content_type,
											} ) ),
										} );
										goTo( { section: `reply-${ copy.id }` } );
										return '';
									} )
								}
							/>
						) ) }
					</ul>
				</div>
			) ) }
			{ found.length === 0 && <p className="mesa-quiet">{ __( 'None has these words in it.', 'mesa-help-desk' ) }</p> }
			{ deleting && (
				<EntryDialog
					title={ sprintf(
						/* translators: %s: name of a saved reply. */ __( 'Delete “%s”?', 'mesa-help-desk' ),
						deleting.title
					) }
					verb={ __( 'Delete', 'mesa-help-desk' ) }
					isDestructive
					onSave={ async () => {
						await deleteSavedReply( deleting.id );
						setProblem( '' );
						setNews(
							sprintf(
								/* translators: %s: name of a saved reply. */ __( '“%s” is deleted.', 'mesa-help-desk' ),
								deleting.title
							)
						);
					} }
					onClose={ () => setDeleting( null ) }
				>
					{ () => (
						<p>
							{ deleting.shared
								? __( 'Nobody in the team can insert it any more. What was sent with it stays as it is.', 'mesa-help-desk' )
								: __( 'What was sent with it stays as it is.', 'mesa-help-desk' ) }
						</p>
					) }
				</EntryDialog>
			) }
		</>
	);
}
