import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	/** What happened, in words for the person. */
	message: string;
	onRetry?: () => void;
}

/** Something could not be loaded: what happened, and the way on. */
export function FailedState( { message, onRetry }: Props ) {
	return (
		<div className="mesa-failed" role="alert">
			<p>{ message }</p>
			{ onRetry && (
				<Button variant="secondary" onClick={ onRetry } __next40pxDefaultSize>
					{ __( 'Try again', 'mesa-help-desk' ) }
				</Button>
			) }
		</div>
	);
}
