import { Button, SelectControl } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { LogEntry } from '../../../contract/generated/types.ts';
import type { Failure } from '../../../store/failure.ts';
import { routeUrl, useRoute } from '../../../store/route.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { actorWord } from '../../../ui/log-list.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { exactTime, parseTime, stamp } from '../../../ui/time.ts';
import { TextField } from '../fields.tsx';
import { download, toCsv } from './csv.ts';
import { useLog, wholeLog } from './use-log.ts';
import type { LogFilter } from './use-log.ts';

const NO_FILTER: LogFilter = { what: 'all', actor: 0, ticket: 0, since: '', until: '' };

function Filters( { filter, onChange }: { filter: LogFilter; onChange: ( filter: LogFilter ) => void } ) {
	const team = useSelect( ( select ) => select( settingsStore ).getSettingsState().team?.everybody, [] );
	const { loadTeam } = useDispatch( settingsStore );
	useEffect( () => {
		void loadTeam();
	}, [ loadTeam ] );
	return (
		<div className="mesa-log__filters">
			<SelectControl
				label={ __( 'Show', 'mesa-help-desk' ) }
				value={ filter.what }
				options={ [
					{ value: 'all', label: __( 'Everything', 'mesa-help-desk' ) },
					{ value: 'changes', label: __( 'Changes of tickets', 'mesa-help-desk' ) },
					{ value: 'sends', label: __( 'What was sent', 'mesa-help-desk' ) },
					{ value: 'reads', label: __( 'Who read what', 'mesa-help-desk' ) },
					{ value: 'site', label: __( 'Settings and people', 'mesa-help-desk' ) },
				] }
				onChange={ ( what ) => onChange( { ...filter, what: what as LogFilter[ 'what' ] } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<SelectControl
				label={ __( 'Who', 'mesa-help-desk' ) }
				value={ String( filter.actor ) }
				options={ [
					{ value: '0', label: __( 'Anybody', 'mesa-help-desk' ) },
					...( team ?? [] ).map( ( person ) => ( { value: String( person.id ), label: person.name } ) ),
				] }
				onChange={ ( actor ) => onChange( { ...filter, actor: Number( actor ) } ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<TextField
				label={ __( 'Ticket number', 'mesa-help-desk' ) }
				type="number"
				min={ 1 }
				value={ filter.ticket > 0 ? String( filter.ticket ) : '' }
				onChange={ ( value ) => onChange( { ...filter, ticket: Math.max( 0, Math.floor( Number( value ) || 0 ) ) } ) }
			/>
			<TextField
				label={ __( 'From', 'mesa-help-desk' ) }
				type="date"
				value={ filter.since }
				onChange={ ( since ) => onChange( { ...filter, since } ) }
			/>
			<TextField
				label={ __( 'Until', 'mesa-help-desk' ) }
				type="date"
				value={ filter.until }
				onChange={ ( until ) => onChange( { ...filter, until } ) }
			/>
		</div>
	);
}

function Row( { entry }: { entry: LogEntry } ) {
	const route = useRoute();
	return (
		<tr>
			<td>
				<time dateTime={ entry.created_at } title={ exactTime( parseTime( entry.created_at ) ) }>
					{ stamp( parseTime( entry.created_at ) ) }
				</time>
			</td>
			<td>
				<bdi>{ actorWord( entry ) }</bdi>
			</td>
			<td dir="auto">{ entry.words }</td>
			<td>
				{ entry.ticket_id !== null && (
					<a
						href={ `${ routeUrl( { ...route, view: 'inbox', section: '', search: '', ticket: entry.ticket_id } ) }${ entry.message_id ? `#message-${ entry.message_id }` : '' }` }
					>
						#{ entry.ticket_id } <bdi>{ entry.subject }</bdi>
					</a>
				) }
			</td>
		</tr>
	);
}

/** Gives the log as a file; a long one takes a while and can be stopped. */
function Export( { filter }: { filter: LogFilter } ) {
	const [ number, setNumber ] = useState< number | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const isOver = useRef( false );
	const run = async () => {
		isOver.current = false;
		setFailure( null );
		setNumber( 0 );
		try {
			const entries = await wholeLog( filter, setNumber, () => isOver.current );
			if ( ! isOver.current ) {
				const head = [
					__( 'When (UTC)', 'mesa-help-desk' ),
					__( 'Who', 'mesa-help-desk' ),
					__( 'User number', 'mesa-help-desk' ),
					__( 'What', 'mesa-help-desk' ),
					__( 'Type', 'mesa-help-desk' ),
					__( 'Ticket', 'mesa-help-desk' ),
					__( 'Subject', 'mesa-help-desk' ),
				];
				download( `help-desk-log-${ new Date().toISOString().slice( 0, 10 ) }.csv`, toCsv( head, entries ) );
			}
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setNumber( null );
		}
	};
	return (
		<p>
			{ number === null ? (
				<Button variant="secondary" __next40pxDefaultSize onClick={ () => void run() }>
					{ __( 'Save as CSV', 'mesa-help-desk' ) }
				</Button>
			) : (
				<>
					<span role="status">
						{ sprintf(
							/* translators: %d: number of lines. */
							_n( '%d line so far …', '%d lines so far …', number, 'mesa-help-desk' ),
							number
						) }
					</span>{ ' ' }
					<Button
						variant="link"
						onClick={ () => {
							isOver.current = true;
						} }
					>
						{ __( 'Stop', 'mesa-help-desk' ) }
					</Button>
				</>
			) }
			{ failure && <span role="alert"> { failure.message }</span> }
		</p>
	);
}

/** Who did what and who read what, on the whole site. Nothing here can be changed. */
export function LogPage() {
	const [ filter, setFilter ] = useState( NO_FILTER );
	const { entries, cursor, status, failure, more, again } = useLog( filter );
	return (
		<section className="mesa-log-page">
			<p>
				{ __(
					'Every change of a ticket, every ticket that somebody has read, and every change of settings, mailboxes and roles. Nobody can change it.',
					'mesa-help-desk'
				) }
			</p>
			<Filters filter={ filter } onChange={ setFilter } />
			{ failure && <FailedState message={ failure.message } onRetry={ again } /> }
			{ status === 'loading' && <Skeleton kind="list" rows={ 8 } /> }
			{ status !== 'loading' && ! failure && entries.length === 0 && (
				<p>{ cursor === null ? __( 'Nothing fits.', 'mesa-help-desk' ) : __( 'Nothing fits so far.', 'mesa-help-desk' ) }</p>
			) }
			{ status !== 'loading' && entries.length > 0 && (
				<div className="mesa-log" role="region" aria-label={ __( 'Log', 'mesa-help-desk' ) } tabIndex={ 0 }>
					<table>
						<thead>
							<tr>
								<th scope="col">{ __( 'When', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'Who', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'What', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'Ticket', 'mesa-help-desk' ) }</th>
							</tr>
						</thead>
						<tbody>
							{ entries.map( ( entry ) => (
								<Row key={ entry.id } entry={ entry } />
							) ) }
						</tbody>
					</table>
				</div>
			) }
			{ status !== 'loading' && cursor !== null && (
				<Button variant="secondary" __next40pxDefaultSize isBusy={ status === 'more' } onClick={ more }>
					{ entries.length > 0 ? __( 'Show older ones', 'mesa-help-desk' ) : __( 'Look further back', 'mesa-help-desk' ) }
				</Button>
			) }
			{ status !== 'loading' && entries.length > 0 && <Export filter={ filter } /> }
		</section>
	);
}
