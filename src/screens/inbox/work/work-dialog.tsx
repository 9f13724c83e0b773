import { useDispatch } from '@wordpress/data';
import { useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import type { Ticket } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { newClientKey } from '../../../store/drafts.ts';
import { toFailure } from '../../../store/failure.ts';
import type { Failure } from '../../../store/failure.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';

interface Work {
	busy: boolean;
	failure: Failure | null;
	/** What is wrong with a field, in words. */
	wrong: ( field: string ) => string | undefined;
	/** Does it; true when it is done. The key is the same for a second try, so that nothing is done twice. */
	run: ( work: ( clientKey: string ) => Promise< void > ) => Promise< boolean >;
}

/** One thing that is done to a ticket: once, and with the words for what went wrong. */
export function useWork(): Work {
	const [ key, setKey ] = useState( newClientKey );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	return {
		busy,
		failure,
		wrong: ( field ) => failure?.params[ field ],
		run: async ( work ) => {
			setBusy( true );
			setFailure( null );
			try {
				await work( key );
				return true;
			} catch ( error ) {
				const refused = toFailure( error );
				if ( refused.kind === 'refused' ) {
					setKey( newClientKey() );
				}
				setFailure( refused );
				setBusy( false );
				return false;
			}
		},
	};
}

/** Takes what the server answered into the screen. */
export function useTakeTicket(): ( ticket: Ticket, others?: readonly number[] ) => Promise< void > {
	const { takeTicket } = useDispatch( deskStore );
	return async ( ticket, others = [] ) => void ( await takeTicket( ticket, others ) );
}

interface Props {
	title: string;
	/** A verb. */
	button: string;
	work: Work;
	canSubmit?: boolean;
	isDestructive?: boolean;
	onSubmit: () => void;
	onClose: () => void;
	children: ReactNode;
}

/** A dialog with one thing to do. */
export function WorkDialog( { title, button, work, canSubmit = true, isDestructive = false, onSubmit, onClose, children }: Props ) {
	return (
		<FormDialog
			title={ title }
			size="medium"
			className="mesa-work"
			verb={ button }
			isDestructive={ isDestructive }
			isBusy={ work.busy }
			isReady={ canSubmit }
			failure={ work.failure?.message }
			onSubmit={ onSubmit }
			onClose={ onClose }
		>
			{ children }
		</FormDialog>
	);
}
