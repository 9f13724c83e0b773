/** "820 B", "14 kB", "2.3 MB", in the page's language. */
export function fileSize( bytes: number ): string {
	const units = [ 'byte', 'kilobyte', 'megabyte', 'gigabyte' ] as const;
	const step = bytes < 1000 ? 0 : bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
	return new Intl.NumberFormat( document.documentElement.lang || undefined, {
		style: 'unit',
		unit: units[ step ] ?? 'byte',
		unitDisplay: step === 0 ? 'narrow' : 'short',
		maximumFractionDigits: step < 2 ? 0 : 1,
	} ).format( bytes / 1000 ** step );
}
