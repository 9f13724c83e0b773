import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { deskStore } from '../store/desk/index.ts';
import { useWaitingCount } from '../store/send-queue.ts';
import { showLogin, watchLogin } from './log-in-again.ts';

/** One line at the top while the site cannot be reached or the login is over. Nothing that was typed is lost. */
export function ConnectionLine() {
	const connection = useSelect( ( select ) => select( deskStore ).getDesk().connection, [] );
	const waiting = useWaitingCount();
	const { loadChanges } = useDispatch( deskStore );
	useEffect( () => {
		// However one logs in, here or in another tab: the work goes on where it stood.
		return connection === 'expired' ? watchLogin( () => void loadChanges().catch( () => undefined ) ) : undefined;
	}, [ connection, loadChanges ] );
	return (
		<div className="mesa-connection" role="status">
			{ connection === 'offline' && (
				<p>
					{ __( 'No connection to the site. What you write is kept; Mesa keeps trying.', 'mesa-help-desk' ) }
					{ waiting > 0 && (
						<>
							{ ' ' }
							{ sprintf(
								/* translators: %d: number of messages. */
								_n( '%d message leaves when it is back.', '%d messages leave when it is back.', waiting, 'mesa-help-desk' ),
								waiting
							) }
						</>
					) }
				</p>
			) }
			{ connection === 'expired' && (
				<p>
					{ __( 'Your login has expired. What you write is kept.', 'mesa-help-desk' ) }{ ' ' }
					<Button variant="link" onClick={ showLogin }>
						{ __( 'Log in again', 'mesa-help-desk' ) }
					</Button>
				</p>
			) }
		</div>
	);
}
