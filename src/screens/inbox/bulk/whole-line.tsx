import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { WholeResult } from './use-whole-result.ts';

interface Props {
	whole: WholeResult;
	/** Rows that are shown and selected. */
	shown: number;
	isSearch: boolean;
}

/** Below the bar of what can be done: from what is shown to everything there is. */
export function WholeLine( { whole, shown, isSearch }: Props ) {
	if ( ! whole.isOffered && ! whole.isWhole ) {
		return null;
	}
	const number = whole.count ? `${ whole.count.count.toLocaleString() }${ whole.count.more ? '+' : '' }` : '';
	if ( whole.isWhole ) {
		return (
			<p className="mesa-whole" role="status">
				{ isSearch
					? /* translators: %s: number of tickets. */ sprintf(
							__( 'All %s tickets in this search are selected.', 'mesa-help-desk' ),
							number
						)
					: /* translators: %s: number of tickets. */ sprintf(
							__( 'All %s tickets in this folder are selected.', 'mesa-help-desk' ),
							number
						) }{ ' ' }
				<Button variant="link" onClick={ whole.leave }>
					{ __( 'Only those shown', 'mesa-help-desk' ) }
				</Button>
			</p>
		);
	}
	return (
		<p className="mesa-whole" role="status">
			{ sprintf( /* translators: %d: number of tickets. */ __( 'The %d shown are selected.', 'mesa-help-desk' ), shown ) }{ ' ' }
			{ number !== '' && (
				<Button variant="link" onClick={ whole.choose }>
					{ isSearch
						? /* translators: %s: number of tickets. */ sprintf(
								__( 'Select all %s in this search', 'mesa-help-desk' ),
								number
							)
						: /* translators: %s: number of tickets. */ sprintf(
								__( 'Select all %s in this folder', 'mesa-help-desk' ),
								number
							) }
				</Button>
			) }
		</p>
	);
}
