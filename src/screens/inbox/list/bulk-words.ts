import { _n, sprintf } from '@wordpress/i18n';

export function changedWords( count: number ): string {
	return sprintf(
		/* translators: %d: number of tickets. */ _n( '%d ticket changed.', '%d tickets changed.', count, 'mesa-help-desk' ),
		count
	);
}

export function refusedWords( count: number ): string {
	return sprintf(
		/* translators: %d: number of tickets; the reasons follow. */ _n(
			'%d ticket stays selected, because it could not be changed.',
			'%d tickets stay selected, because they could not be changed.',
			count,
			'mesa-help-desk'
		),
		count
	);
}
