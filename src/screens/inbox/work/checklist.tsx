import { useDispatch } from '@wordpress/data';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Task, TaskPatch } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { getBoot } from '../../../store/boot.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { newClientKey } from '../../../store/drafts.ts';
import { toFailure } from '../../../store/failure.ts';
import { notify, notifyFailure } from '../notify.ts';
import { TaskLine } from './task-line.tsx';

interface Props {
	ticketId: number;
	tasks: readonly Task[];
	mayEdit: boolean;
}

const NOT_CHANGED = () => __( 'The checklist was not changed.', 'mesa-help-desk' );

/** A list with one line moved to another place. */
export function withMoved< Item extends { id: number } >( list: readonly Item[], id: number, place: number ): Item[] {
	const rest = list.filter( ( item ) => item.id !== id );
	const moved = list.filter( ( item ) => item.id === id );
	return [ ...rest.slice( 0, place ), ...moved, ...rest.slice( place ) ];
}

/** The lines of a checklist, each shown changed at once and taken back when the server refuses. */
export function Checklist( { ticketId, tasks, mayEdit }: Props ) {
	const { takeTasks } = useDispatch( deskStore );
	const [ text, setText ] = useState( '' );
	const [ key, setKey ] = useState( newClientKey );
	const [ dragged, setDragged ] = useState< number | null >( null );

	/** One after the other: the server's list is taken when nothing else is under way that it does not have yet. */
	const queue = useRef< { last: Promise< unknown >; waiting: number } >( { last: Promise.resolve(), waiting: 0 } );
	const shownId = useRef( -1 );
	const attempt = async ( shown: readonly Task[], work: () => Promise< Task[] > ): Promise< boolean > => {
		const line = queue.current;
		const before = tasks;
		line.waiting += 1;
		void takeTasks( ticketId, shown );
		const mine = line.last.then( work );
		line.last = mine.catch( () => undefined );
		try {
			const now = await mine;
			line.waiting -= 1;
			if ( line.waiting === 0 ) {
				await takeTasks( ticketId, now );
			}
			return true;
		} catch ( error ) {
			line.waiting -= 1;
			await takeTasks( ticketId, before );
			notifyFailure( NOT_CHANGED(), toFailure( error ) );
			return false;
		}
	};
	const change = ( task: Task, patch: TaskPatch, shown: Partial< Task > ) =>
		attempt(
			tasks.map( ( one ) => ( one.id === task.id ? { ...one, ...shown } : one ) ),
			() => api( 'updateTask', { path: { id: task.id }, body: patch } )
		);
	const tick = ( task: Task ) => {
		const done = task.done_at === null;
		void change(
			task,
			{ done },
			done ? { done_at: new Date().toISOString(), done_by: getBoot().user } : { done_at: null, done_by: null }
		);
	};
	const move = ( id: number, place: number ) => {
		if ( place >= 0 && place < tasks.length ) {
			void attempt( withMoved( tasks, id, place ), () => api( 'updateTask', { path: { id }, body: { place } } ) );
		}
	};
	const remove = async ( task: Task ) => {
		const place = tasks.indexOf( task );
		const gone = await attempt(
			tasks.filter( ( one ) => one.id !== task.id ),
			() => api( 'deleteTask', { path: { id: task.id } } )
		);
		if ( gone ) {
			notify( __( 'Line removed.', 'mesa-help-desk' ), () => void putBack( task, place ) );
		}
	};
	const putBack = async ( task: Task, place: number ) => {
		const body = { text: task.text, assignee_id: task.assignee?.id ?? null, due_at: task.due_at, client_key: newClientKey() };
		try {
			const made = ( await api( 'addTask', { path: { id: ticketId }, body } ) ).at( -1 );
			const patch = { place, ...( task.done_at === null ? {} : { done: true } ) };
			await takeTasks( ticketId, made ? await api( 'updateTask', { path: { id: made.id }, body: patch } ) : tasks );
		} catch ( error ) {
			notifyFailure( NOT_CHANGED(), toFailure( error ) );
		}
	};
	const add = async () => {
		const words = text.trim();
		if ( words === '' ) {
			return;
		}
		// The same key for another try of the same words, so that they are not there twice.
		const clientKey = key;
		setText( '' );
		setKey( newClientKey() );
		shownId.current -= 1;
		const shown: Task = { id: shownId.current, text: words, assignee: null, due_at: null, done_by: null, done_at: null };
		const added = await attempt( [ ...tasks, shown ], () =>
			api( 'addTask', { path: { id: ticketId }, body: { text: words, client_key: clientKey } } )
		);
		if ( ! added ) {
			setText( words );
			setKey( clientKey );
		}
	};

	return (
		<div className="mesa-tasks">
			<ol>
				{ tasks.map( ( task, place ) => (
					<TaskLine
						key={ task.id }
						task={ task }
						mayEdit={ mayEdit && task.id > 0 }
						isDragged={ dragged === task.id }
						onTick={ () => tick( task ) }
						onChange={ ( patch, shown ) => void change( task, patch, shown ) }
						onMove={ ( by ) => move( task.id, place + by ) }
						onRemove={ () => void remove( task ) }
						onDrag={ setDragged }
						onDrop={ () => {
							if ( dragged !== null && dragged !== task.id ) {
								move( dragged, place );
							}
							setDragged( null );
						} }
					/>
				) ) }
			</ol>
			{ mayEdit && (
				<form
					className="mesa-tasks__new"
					onSubmit={ ( event ) => {
						event.preventDefault();
						void add();
					} }
				>
					<input
						type="text"
						aria-label={ __( 'Something to do', 'mesa-help-desk' ) }
						placeholder={ __( 'Add something to do', 'mesa-help-desk' ) }
						maxLength={ 500 }
						value={ text }
						onChange={ ( event ) => setText( event.target.value ) }
					/>
				</form>
			) }
		</div>
	);
}
