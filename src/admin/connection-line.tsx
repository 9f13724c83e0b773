import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { getBoot } from '../store/boot.ts';
import { deskStore } from '../store/desk/index.ts';

/** One line at the top while the site cannot be reached or the login is over. Nothing that was typed is lost. */
export function ConnectionLine() {
	const connection = useSelect( ( select ) => select( deskStore ).getDesk().connection, [] );
	return (
		<div className="mesa-connection" role="status">
			{ connection === 'offline' && (
				<p>{ __( 'No connection to the site. What you write is kept; Mesa keeps trying.', 'mesa-help-desk' ) }</p>
			) }
			{ connection === 'expired' && (
				<p>
					{ __( 'Your login has expired. What you write is kept.', 'mesa-help-desk' ) }{ ' ' }
					<a href={ getBoot().adminUrl } target="_blank" rel="noreferrer">
						{ __( 'Log in again in a new tab', 'mesa-help-desk' ) }
					</a>
				</p>
			) }
		</div>
	);
}
