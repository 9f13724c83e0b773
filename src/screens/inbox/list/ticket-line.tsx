import { Icon } from '@wordpress/components';
import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { calendar, error as errorIcon } from '@wordpress/icons';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { allows } from '../../../store/boot.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Elapsed, TimeAgo } from '../../../ui/time-ago.tsx';
import { PaperclipIcon } from '../../../ui/paperclip.tsx';
import { RowFaces } from '../presence/colleagues.tsx';
import { priorityWord, statusWord } from '../words.ts';
import { Marked } from './marked.tsx';
import { RowTags } from './row-tags.tsx';
import { SortedMarks } from './sorted-marks.tsx';

/** Of a row's width; the rest is for the subject and the newest words. */
const TAGS_SHARE = 0.3;

interface Props {
	row: TicketRow;
	/** Open in the thread. */
	current: boolean;
	selected: boolean;
	/** Empty outside of a search; results come from every folder and say which. */
	search: string;
	/** Width of the list in CSS pixels. */
	width: number;
	href: string;
	/** Seen, or soon; else only its name and subject stand there. */
	isNear: boolean;
	onOpen: ( id: number ) => void;
	onSelect: ( id: number, range: boolean ) => void;
}

const nameOf = ( row: TicketRow ): string => row.customer_name || row.customer_email || __( 'Unknown', 'mesa-help-desk' );
const subjectOf = ( row: TicketRow ): string => row.subject || __( '(no subject)', 'mesa-help-desk' );

function Priority( { priority }: { priority: TicketRow[ 'priority' ] } ) {
	if ( priority !== 'high' && priority !== 'urgent' ) {
		return null;
	}
	return <span className={ `mesa-chip is-${ priority }` }>{ priorityWord( priority ) }</span>;
}

/** How much of its checklist is done. */
function Progress( { total, done }: TicketRow[ 'tasks' ] ) {
	if ( total === 0 ) {
		return null;
	}
	/* translators: 1: number of things done, 2: number of all things. */
	const words = sprintf( __( '%1$d of %2$d on the checklist done', 'mesa-help-desk' ), done, total );
	return (
		<span className="mesa-chip mesa-line__tasks" title={ words }>
			<span aria-hidden="true">{ `${ done }/${ total }` }</span>
			<span className="screen-reader-text">{ words }</span>
		</span>
	);
}

/** All that a row says; made for rows that are seen, and some beside them. */
function Words( { row, search, width }: Pick< Props, 'row' | 'search' | 'width' > ) {
	return (
		<>
			<span className="mesa-line__who">
				{ row.unread && (
					<span className="mesa-dot">
						<span className="screen-reader-text">{ __( 'Unread.', 'mesa-help-desk' ) } </span>
					</span>
				) }
				<bdi className="mesa-line__name">
					<Marked text={ nameOf( row ) } search={ search } field="who" />
				</bdi>
				{ row.message_count > 1 && <span className="mesa-line__messages">{ row.message_count }</span> }
			</span>
			<span className="mesa-line__marks">
				{ row.has_failed && (
					<span className="mesa-chip is-failed">
						<Icon icon={ errorIcon } size={ 14 } />
						{ __( 'Not sent', 'mesa-help-desk' ) }
					</span>
				) }
				<RowFaces ticketId={ row.id } />
				{ row.has_draft && <span className="mesa-chip is-draft">{ __( 'Draft', 'mesa-help-desk' ) }</span> }
				{ row.has_scheduled && (
					<span className="mesa-chip is-scheduled">
						<Icon icon={ calendar } size={ 14 } />
						<span className="screen-reader-text">{ __( 'A reply leaves later', 'mesa-help-desk' ) }</span>
					</span>
				) }
				{ search !== '' && row.status_id === 0 && <span className="mesa-chip">{ statusWord( row.status ) }</span> }
				<SortedMarks row={ row } />
				<Priority priority={ row.priority } />
				<Progress { ...row.tasks } />
				<RowTags tags={ row.tags } room={ width * TAGS_SHARE } />
				{ row.has_attachments && <PaperclipIcon title={ __( 'Has files', 'mesa-help-desk' ) } /> }
			</span>
			<span className="mesa-line__when">
				{ row.waiting_since && row.status === 'open' ? (
					<span title={ __( 'Waiting for an answer', 'mesa-help-desk' ) }>
						<Elapsed time={ row.waiting_since } />
					</span>
				) : (
					<TimeAgo time={ row.updated_at } />
				) }
			</span>
			<span className="mesa-line__under">
				<span className="mesa-line__text">
					<bdi className="mesa-line__subject">
						<Marked text={ subjectOf( row ) } search={ search } field="subject" />
					</bdi>{ ' ' }
					<bdi className="mesa-line__preview">
						<Marked text={ row.preview } search={ search } field="preview" />
					</bdi>
				</span>
				{ row.assignee && (
					<Avatar
						name={ row.assignee.name }
						size="small"
						title={ sprintf(
							/* translators: %s: name of an agent. */ __( 'Assigned to %s', 'mesa-help-desk' ),
							row.assignee.name
						) }
					/>
				) }
			</span>
		</>
	);
}

function Line( { row, current, selected, search, width, href, isNear, onOpen, onSelect }: Props ) {
	const names = [
		'mesa-line',
		current ? 'is-current' : '',
		selected ? 'is-selected' : '',
		row.unread ? 'is-unread' : '',
		isNear ? '' : 'is-far',
	].filter( Boolean );
	return (
		<li className={ names.join( ' ' ) } data-ticket={ row.id }>
			{ isNear && (
				<span className="mesa-line__check">
					{ allows( 'mesa_edit_tickets' ) && (
						<input
							type="checkbox"
							checked={ selected }
							aria-label={ sprintf(
								/* translators: %s: the ticket's subject. */ __( 'Select “%s”', 'mesa-help-desk' ),
								row.subject
							) }
							onClick={ ( event ) => onSelect( row.id, event.shiftKey ) }
							onChange={ () => undefined }
						/>
					) }
				</span>
			) }
			<a
				className="mesa-line__open"
				href={ href }
				aria-current={ current ? 'true' : undefined }
				onClick={ ( event ) => {
					if ( ! event.metaKey && ! event.ctrlKey && ! event.shiftKey ) {
						event.preventDefault();
						onOpen( row.id );
					}
				} }
			>
				{ isNear ? <Words row={ row } search={ search } width={ width } /> : `${ nameOf( row ) }: ${ subjectOf( row ) }` }
			</a>
		</li>
	);
}

/** One ticket in the list: who and how long; what about, and the newest words. */
export const TicketLine = memo( Line );
