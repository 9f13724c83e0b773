import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { useEffect, useId, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { moreVertical } from '@wordpress/icons';
import type { Task, TaskPatch } from '../../../contract/generated/types.ts';
import { exactTime, parseTime, shortTime } from '../../../ui/time.ts';
import { useNow } from '../../../ui/clock.ts';
import { useAgents } from '../use-desk.ts';

interface Props {
	task: Task;
	mayEdit: boolean;
	isDragged: boolean;
	onTick: () => void;
	onChange: ( patch: TaskPatch, shown: Partial< Task > ) => void;
	onMove: ( by: 1 | -1 ) => void;
	onRemove: () => void;
	onDrag: ( id: number | null ) => void;
	onDrop: () => void;
}

/** A day as date fields have it. */
function dayOf( time: string | null ): string {
	if ( time === null ) {
		return '';
	}
	const date = parseTime( time );
	return [ date.getFullYear(), date.getMonth() + 1, date.getDate() ].map( ( part ) => String( part ).padStart( 2, '0' ) ).join( '-' );
}

/** The end of a day, where the person is. */
function endOfDay( day: string ): string | null {
	const date = new Date( `${ day }T23:59:00` );
	return Number.isNaN( date.getTime() ) ? null : date.toISOString().replace( /\.\d+Z$/, 'Z' );
}

/** "due 5 Jan" */
function dueWords( due: Date, isLate: boolean ): string {
	const day = due.toLocaleDateString( document.documentElement.lang || undefined, { day: 'numeric', month: 'short' } );
	return isLate
		? sprintf( /* translators: %s: a day. */ __( 'was due %s', 'mesa-help-desk' ), day )
		: sprintf( /* translators: %s: a day. */ __( 'due %s', 'mesa-help-desk' ), day );
}

/** Who does it until when, or who has done it. */
function Facts( { task }: { task: Task } ) {
	const now = useNow();
	if ( task.done_at !== null ) {
		return (
			<span className="mesa-task__facts" title={ exactTime( parseTime( task.done_at ) ) }>
				{ sprintf(
					/* translators: 1: name of an agent, 2: when, for example "2 min". */ __( 'done by %1$s, %2$s', 'mesa-help-desk' ),
					task.done_by?.name ?? __( 'Unknown', 'mesa-help-desk' ),
					shortTime( parseTime( task.done_at ), now )
				) }
			</span>
		);
	}
	const due = task.due_at === null ? null : parseTime( task.due_at );
	if ( ! due && ! task.assignee ) {
		return null;
	}
	const isLate = due !== null && due < now;
	return (
		<span className={ `mesa-task__facts${ isLate ? ' is-late' : '' }` }>
			{ [ task.assignee?.name, due && dueWords( due, isLate ) ].filter( Boolean ).join( ' · ' ) }
		</span>
	);
}

/** One line: a tick, the words, who and until when; a menu for the rest. Alt and an arrow key move it. */
export function TaskLine( { task, mayEdit, isDragged, onTick, onChange, onMove, onRemove, onDrag, onDrop }: Props ) {
	const agents = useAgents();
	const [ text, setText ] = useState< string | null >( null );
	const field = useRef< HTMLInputElement >( null );
	const id = useId();
	const isEdited = text !== null;
	useEffect( () => {
		if ( isEdited ) {
			field.current?.focus();
		}
	}, [ isEdited ] );
	const save = () => {
		const words = ( text ?? '' ).trim();
		setText( null );
		if ( words !== '' && words !== task.text ) {
			onChange( { text: words }, { text: words } );
		}
	};
	return (
		<li
			className={ `mesa-task${ task.done_at === null ? '' : ' is-done' }${ isDragged ? ' is-dragged' : '' }` }
			draggable={ mayEdit && text === null }
			onDragStart={ () => onDrag( task.id ) }
			onDragEnd={ () => onDrag( null ) }
			onDragOver={ ( event ) => event.preventDefault() }
			onDrop={ ( event ) => {
				event.preventDefault();
				onDrop();
			} }
		>
			{ text === null ? (
				<label htmlFor={ id }>
					<input
						id={ id }
						type="checkbox"
						checked={ task.done_at !== null }
						disabled={ ! mayEdit }
						aria-keyshortcuts={ mayEdit ? 'Alt+ArrowUp Alt+ArrowDown' : undefined }
						onChange={ onTick }
						onKeyDown={ ( event ) => {
							if ( mayEdit && event.altKey && ( event.key === 'ArrowUp' || event.key === 'ArrowDown' ) ) {
								event.preventDefault();
								onMove( event.key === 'ArrowUp' ? -1 : 1 );
							}
						} }
					/>
					<span>
						<span className="mesa-task__text" dir="auto">
							{ task.text }
						</span>
						<Facts task={ task } />
					</span>
				</label>
			) : (
				<input
					ref={ field }
					type="text"
					aria-label={ __( 'Something to do', 'mesa-help-desk' ) }
					maxLength={ 500 }
					value={ text }
					onChange={ ( event ) => setText( event.target.value ) }
					onBlur={ save }
					onKeyDown={ ( event ) => {
						if ( event.key === 'Enter' ) {
							save();
						} else if ( event.key === 'Escape' ) {
							event.stopPropagation();
							setText( null );
						}
					} }
				/>
			) }
			{ mayEdit && text === null && (
				<DropdownMenu
					icon={ moreVertical }
					/* translators: %s: a line of a checklist. */
					label={ sprintf( __( 'More about “%s”', 'mesa-help-desk' ), task.text ) }
					toggleProps={ { size: 'small' } }
				>
					{ ( { onClose } ) => (
						<>
							<MenuGroup>
								<MenuItem onClick={ () => ( onClose(), setText( task.text ) ) }>
									{ __( 'Change the words', 'mesa-help-desk' ) }
								</MenuItem>
								<MenuItem shortcut="Alt ↑" onClick={ () => onMove( -1 ) }>
									{ __( 'Move up', 'mesa-help-desk' ) }
								</MenuItem>
								<MenuItem shortcut="Alt ↓" onClick={ () => onMove( 1 ) }>
									{ __( 'Move down', 'mesa-help-desk' ) }
								</MenuItem>
								<MenuItem isDestructive onClick={ () => ( onClose(), onRemove() ) }>
									{ __( 'Remove', 'mesa-help-desk' ) }
								</MenuItem>
							</MenuGroup>
							<MenuGroup label={ __( 'Assigned to', 'mesa-help-desk' ) }>
								<div className="mesa-task__choice">
									<select
										aria-label={ __( 'Assigned to', 'mesa-help-desk' ) }
										value={ String( task.assignee?.id ?? 0 ) }
										onChange={ ( event ) => {
											const agent = agents.find( ( one ) => one.id === Number( event.target.value ) ) ?? null;
											onChange( { assignee_id: agent?.id ?? null }, { assignee: agent } );
											onClose();
										} }
									>
										<option value="0">{ __( 'Nobody yet', 'mesa-help-desk' ) }</option>
										{ agents.map( ( agent ) => (
											<option key={ agent.id } value={ agent.id }>
												{ agent.name }
											</option>
										) ) }
									</select>
								</div>
							</MenuGroup>
							<MenuGroup label={ __( 'Due', 'mesa-help-desk' ) }>
								<div className="mesa-task__choice">
									<input
										type="date"
										aria-label={ __( 'Due', 'mesa-help-desk' ) }
										defaultValue={ dayOf( task.due_at ) }
										onChange={ ( event ) => {
											const due = event.target.value === '' ? null : endOfDay( event.target.value );
											onChange( { due_at: due }, { due_at: due } );
										} }
									/>
								</div>
							</MenuGroup>
						</>
					) }
				</DropdownMenu>
			) }
		</li>
	);
}
