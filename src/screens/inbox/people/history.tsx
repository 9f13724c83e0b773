import { Button, SelectControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { LogEntry } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { LogList } from '../../../ui/log-list.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';

type What = 'all' | 'changes' | 'reads' | 'sends';

const choices = (): { value: What; label: string }[] => [
	{ value: 'all', label: __( 'Everything', 'mesa-help-desk' ) },
	{ value: 'changes', label: __( 'Changes', 'mesa-help-desk' ) },
	{ value: 'sends', label: __( 'What was sent', 'mesa-help-desk' ) },
	{ value: 'reads', label: __( 'Who read it', 'mesa-help-desk' ) },
];

interface Loaded {
	what: What;
	entries: LogEntry[];
	cursor: string | null;
}

/**
 * The ticket's whole history, newest first.
 *
 * @param props         What is shown.
 * @param props.id      The ticket.
 * @param props.version Its state: another one, and the history is asked for again.
 */
export function History( { id, version }: { id: number; version: number } ) {
	const [ what, setWhat ] = useState< What >( 'all' );
	const [ loaded, setLoaded ] = useState< Loaded | null >( null );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const [ busy, setBusy ] = useState( false );
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		let isOld = false;
		setFailure( null );
		api( 'getTicketLog', { path: { id }, query: { what, per_page: 30 } } ).then(
			( page ) => ! isOld && setLoaded( { what, entries: page.items, cursor: page.next_cursor } ),
			( error: unknown ) => ! isOld && setFailure( toFailure( error ) )
		);
		return () => {
			isOld = true;
		};
	}, [ id, what, version, attempt ] );
	const more = async () => {
		if ( ! loaded?.cursor ) {
			return;
		}
		setBusy( true );
		try {
			const page = await api( 'getTicketLog', { path: { id }, query: { what, cursor: loaded.cursor, per_page: 100 } } );
			setLoaded( { ...loaded, entries: [ ...loaded.entries, ...page.items ], cursor: page.next_cursor } );
		} catch ( error ) {
			setFailure( toFailure( error ) );
		} finally {
			setBusy( false );
		}
	};
	const shown = loaded?.what === what ? loaded : null;
	return (
		<div className="mesa-history">
			<SelectControl
				label={ __( 'Show', 'mesa-help-desk' ) }
				hideLabelFromVision
				value={ what }
				options={ choices() }
				onChange={ ( value ) => setWhat( value as What ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ failure && <FailedState message={ failure.message } onRetry={ () => setAttempt( attempt + 1 ) } /> }
			{ ! shown && ! failure && <Skeleton kind="panel" rows={ 4 } /> }
			{ shown && shown.entries.length === 0 && <p className="mesa-quiet">{ __( 'Nothing of this kind.', 'mesa-help-desk' ) }</p> }
			{ shown && <LogList entries={ shown.entries } /> }
			{ shown?.cursor && (
				<Button variant="tertiary" isBusy={ busy } onClick={ () => void more() }>
					{ __( 'Show older ones', 'mesa-help-desk' ) }
				</Button>
			) }
		</div>
	);
}
