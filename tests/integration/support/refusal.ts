import { expect } from '@jest/globals';
import { RestError } from '../site.ts';

/** What a call was refused with; that it was is a part of the test. */
export async function refusal( work: Promise< unknown > ): Promise< RestError > {
	const error = await work.then(
		() => null,
		( reason: unknown ) => reason
	);
	expect( error ).toBeInstanceOf( RestError );
	return error as RestError;
}
